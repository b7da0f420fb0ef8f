package tn.segmentation.app.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.PrintStream;
import java.util.Iterator;
import tn.segmentation.app.run.Preview;
import tn.segmentation.app.run.RejectSentences;
import tn.segmentation.store.input.Inspection;
import tn.segmentation.store.input.Reject;
import tn.segmentation.store.input.Verdict;
import tn.segmentation.store.run.RunJson;

/**
 * A dry run as JSON: the keys of the verdict, what is in the columns, and as {@code rejects} every bad cell, in the
 * order of the file.
 */
record DryRun(@JsonUnwrapped Verdict verdict, @JsonUnwrapped Inspection inspection) {

    /** A bad cell, as a line of {@code rejects.csv} says it. */
    record Cell(long line, String column, String value, String reason, String message) {}

    static void print(Preview preview, RejectSentences sentences, PrintStream out) {
        Iterable<Cell> cells = () -> cells(preview.rejects().iterator(), sentences);
        RunJson.write(out, new DryRun(preview.verdict(), preview.inspection()), "rejects", cells);
    }

    private static Iterator<Cell> cells(Iterator<Reject> rejects, RejectSentences sentences) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rejects.hasNext();
            }

            @Override
            public Cell next() {
                Reject r = rejects.next();
                return new Cell(r.line(), r.column(), r.value(), r.reason(), sentences.of(r));
            }
        };
    }
}
