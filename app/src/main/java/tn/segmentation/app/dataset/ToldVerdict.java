package tn.segmentation.app.dataset;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import tn.segmentation.store.input.Inspection;
import tn.segmentation.store.input.Verdict;
import tn.segmentation.store.run.RunSummary;

/**
 * A verdict as JSON: what the command line prints of a dry run, and the API passes on.
 *
 * @param verdict what was understood of the file; its keys stand among those of this one
 * @param inspection what is in its columns; likewise
 * @param warnings what a reader has to know, with their sentences
 * @param rejects bad cells, in the order of the file
 */
public record ToldVerdict(
        @JsonUnwrapped Verdict verdict,
        @JsonUnwrapped Inspection inspection,
        List<RunSummary.Warning> warnings,
        List<Cell> rejects) {

    /** The key of what may be too long to be held. */
    public static final String REJECTS = "rejects";

    /**
     * A bad cell, as a line of {@code rejects.csv} says it.
     *
     * @param line of its record, as an editor counts
     * @param column its header
     * @param value as the file writes it
     * @param reason its code
     * @param message what is wrong with it, in words
     */
    public record Cell(long line, String column, String value, String reason, String message) {}
}
