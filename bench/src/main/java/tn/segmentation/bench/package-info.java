/**
 * What the product is measured against, and the kernel measured alone. Nothing here is shipped. Start at
 * {@code bench/README.md}.
 */
@NullMarked
package tn.segmentation.bench;

import org.jspecify.annotations.NullMarked;
