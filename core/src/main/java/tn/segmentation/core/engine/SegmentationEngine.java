package tn.segmentation.core.engine;

import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.progress.Progress;

/** Segments customers. All engines give the same {@link Segmentation} for the same arguments. */
public interface SegmentationEngine {

    /**
     * Segments the customers of a table.
     *
     * @param features the columns of numbers to segment by, in raw units; {@code NaN} where missing
     * @param descriptive columns that are only profiled; same rows; null when there are none
     * @param settings what is asked for
     * @param progress hears the stages; may cancel
     * @throws Unsegmentable if the data cannot be cut as asked: no usable feature, fewer distinct rows than segments
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop
     */
    Segmentation segment(Table features, @Nullable Table descriptive, Settings settings, Progress progress);
}
