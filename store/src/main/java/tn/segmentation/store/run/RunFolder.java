package tn.segmentation.store.run;

import java.nio.file.Path;
import tn.segmentation.core.engine.SegmentModel;

/** A published run: read, never written. */
public final class RunFolder {

    private RunFolder() {}

    /**
     * Opens a run and checks that the sizes of its files are those of the manifest.
     *
     * @throws DamagedRun if there is no run there, or a file is missing or of another size
     */
    public static RunFolder open(Path folder) {
        throw new UnsupportedOperationException();
    }

    /**
     * Checks every file against the manifest, byte by byte.
     *
     * @throws DamagedRun naming the first file that differs
     */
    public void verify() {
        throw new UnsupportedOperationException();
    }

    /** Returns where the run stands. */
    public Path path() {
        throw new UnsupportedOperationException();
    }

    /** Returns the id of the run, which may differ from the name of its folder when that was chosen by hand. */
    public String id() {
        throw new UnsupportedOperationException();
    }

    /** Returns what the run says of itself. */
    public RunSummary summary() {
        throw new UnsupportedOperationException();
    }

    /** Returns the frozen model. */
    public SegmentModel model() {
        throw new UnsupportedOperationException();
    }
}
