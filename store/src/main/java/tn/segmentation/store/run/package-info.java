/**
 * Run folders: written, published, read back, never changed. Start at {@link tn.segmentation.store.run.RunSummary},
 * what a run says of itself.
 */
@NullMarked
package tn.segmentation.store.run;

import org.jspecify.annotations.NullMarked;
