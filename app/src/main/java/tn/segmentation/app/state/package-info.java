/**
 * What has to survive a restart and is neither a run nor a file. Start at {@link tn.segmentation.app.state.Database};
 * each feature has its own tables there.
 */
@NullMarked
package tn.segmentation.app.state;

import org.jspecify.annotations.NullMarked;
