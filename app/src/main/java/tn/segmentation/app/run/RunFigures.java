package tn.segmentation.app.run;

import java.io.IOException;
import java.nio.file.Path;
import tn.segmentation.store.run.RunSummary;

/** Draws the figures of a run. They are derived: a run is complete without them. */
@FunctionalInterface
public interface RunFigures {

    /**
     * Draws the figures of a run.
     *
     * @param folder where they go; made if need be
     */
    void draw(RunSummary summary, Path folder) throws IOException;
}
