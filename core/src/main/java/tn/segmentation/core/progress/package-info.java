/** How a long computation is followed and stopped. Start at {@link tn.segmentation.core.progress.Progress}. */
@NullMarked
package tn.segmentation.core.progress;

import org.jspecify.annotations.NullMarked;
