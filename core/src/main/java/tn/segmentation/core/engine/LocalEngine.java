package tn.segmentation.core.engine;

import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;

/** Computes in this process, on as many of its cores as the settings say. */
public final class LocalEngine implements SegmentationEngine {

    /** Creates an engine; it holds nothing and may be shared. */
    public LocalEngine() {}

    @Override
    public Segmentation segment(Table features, @Nullable Table descriptive, Settings settings, Progress progress) {
        try (Workers workers = new Workers(settings.threads(), progress)) {
            return new LocalRun(features, descriptive, settings, workers, progress).segment();
        }
    }
}
