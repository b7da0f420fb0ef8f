/** That the benchmarks have not rotted. */
@NullMarked
package tn.segmentation.bench;

import org.jspecify.annotations.NullMarked;
