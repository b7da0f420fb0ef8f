/** Real PostgreSQL servers for tests. */
@NullMarked
package tn.segmentation.postgres;

import org.jspecify.annotations.NullMarked;
