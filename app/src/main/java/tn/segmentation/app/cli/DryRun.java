package tn.segmentation.app.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import tn.segmentation.app.run.Preview;
import tn.segmentation.app.run.RejectSentences;
import tn.segmentation.store.input.Inspection;
import tn.segmentation.store.input.Verdict;

/**
 * A dry run as JSON: the keys of the verdict, what is in the columns, and every bad cell.
 *
 * @param rejects in the order of the file
 */
record DryRun(@JsonUnwrapped Verdict verdict, @JsonUnwrapped Inspection inspection, List<Cell> rejects) {

    /** A bad cell, as a line of {@code rejects.csv} says it. */
    record Cell(long line, String column, String value, String reason, String message) {}

    static DryRun of(Preview preview, RejectSentences sentences) {
        return new DryRun(
                preview.verdict(),
                preview.inspection(),
                preview.rejects().stream()
                        .map(r -> new Cell(r.line(), r.column(), r.value(), r.reason(), sentences.of(r)))
                        .toList());
    }
}
