package tn.segmentation.store.run;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import tn.segmentation.core.engine.Assignments;
import tn.segmentation.core.engine.SegmentModel;
import tn.segmentation.store.duckdb.DuckDb;
import tn.segmentation.store.input.Reject;

/**
 * A run folder being written, in a temporary sibling of where it will stand. It becomes a run by {@link #publish};
 * closed before that, nothing of it is left.
 */
public final class RunDraft implements AutoCloseable {

    private RunDraft() {}

    /**
     * Starts a draft.
     *
     * @param target where the run will stand; must not exist
     * @throws UnpublishableRun if it exists, or its parent cannot be written
     */
    public static RunDraft of(Path target) {
        throw new UnsupportedOperationException();
    }

    /** Returns the temporary folder that files are written to. */
    public Path folder() {
        throw new UnsupportedOperationException();
    }

    /** Returns a folder for the scratch files of the work; it is removed before the run is published. */
    public Path scratch() {
        throw new UnsupportedOperationException();
    }

    /** Writes {@code assignments.parquet}, {@code .csv} or both, and {@code ids.parquet}. */
    public void writeAssignments(DuckDb db, Assignments assignments, List<String> labels, AssignmentFormat format) {
        throw new UnsupportedOperationException();
    }

    /** Writes {@code rejects.csv}; {@code message} gives the sentence for a reject in the user's language. */
    public void writeRejects(List<Reject> rejects, Function<Reject, String> message) {
        throw new UnsupportedOperationException();
    }

    /** Writes {@code model.json}. */
    public void writeModel(SegmentModel model) {
        throw new UnsupportedOperationException();
    }

    /** Writes {@code summary.json}. */
    public void writeSummary(RunSummary summary) {
        throw new UnsupportedOperationException();
    }

    /** Writes {@code run.json}. */
    public void writeProvenance(RunProvenance provenance) {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes the draft a run: every file to the disk, the manifest last, the folder renamed, its parent to the disk.
     *
     * @throws UnpublishableRun if the disk refuses, or the target appeared meanwhile; nothing is published then
     */
    public RunFolder publish() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
