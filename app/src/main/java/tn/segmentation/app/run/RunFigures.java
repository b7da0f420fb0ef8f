package tn.segmentation.app.run;

import java.nio.file.Path;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.run.RunSummary;

/** Draws the figures of a run. They are derived: a run is complete without them. */
@FunctionalInterface
public interface RunFigures {

    /**
     * Draws the figures of a run.
     *
     * @param folder where the figures of all runs are kept; these go to a folder of their own in it, called as the run
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop; nothing of them is left then
     */
    void draw(RunSummary summary, Path folder, Progress progress);
}
