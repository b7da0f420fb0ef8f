/**
 * Files that somebody brings by the web: kept under {@code RAW_DATA_PATH}, with the verdict on each. Start at
 * {@link tn.segmentation.app.dataset.Datasets}.
 */
@NullMarked
package tn.segmentation.app.dataset;

import org.jspecify.annotations.NullMarked;
