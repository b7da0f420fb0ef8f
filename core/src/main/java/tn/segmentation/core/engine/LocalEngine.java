package tn.segmentation.core.engine;

import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.progress.Progress;

/** Computes in this process, on all its cores. */
public final class LocalEngine implements SegmentationEngine {

    /** Creates an engine; it keeps no state. */
    public LocalEngine() {}

    @Override
    public Segmentation segment(Table features, @Nullable Table descriptive, Settings settings, Progress progress) {
        throw new UnsupportedOperationException();
    }
}
