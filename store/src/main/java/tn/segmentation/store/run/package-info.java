/**
 * Run folders: written, published, read back, never changed. Start at {@link tn.segmentation.store.run.RunSummary},
 * what a run says of itself; {@link tn.segmentation.store.run.RunDraft} is a folder on its way to being a run,
 * {@link tn.segmentation.store.run.RunFolder} one that is published, {@link tn.segmentation.store.run.RunJson} how both
 * write and read JSON.
 */
@NullMarked
package tn.segmentation.store.run;

import org.jspecify.annotations.NullMarked;
