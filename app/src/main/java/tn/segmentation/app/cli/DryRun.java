package tn.segmentation.app.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.PrintStream;
import java.util.Iterator;
import java.util.List;
import tn.segmentation.app.run.FindingSentences;
import tn.segmentation.app.run.Preview;
import tn.segmentation.app.run.RejectSentences;
import tn.segmentation.store.input.Inspection;
import tn.segmentation.store.input.Reject;
import tn.segmentation.store.input.Verdict;
import tn.segmentation.store.run.RunJson;
import tn.segmentation.store.run.RunSummary;

/**
 * A dry run as JSON: the keys of the verdict, what is in the columns, the warnings, and as {@code rejects} every bad
 * cell, in the order of the file.
 *
 * @param warnings with their sentences
 */
record DryRun(@JsonUnwrapped Verdict verdict, @JsonUnwrapped Inspection inspection, List<RunSummary.Warning> warnings) {

    /** A bad cell, as a line of {@code rejects.csv} says it. */
    record Cell(long line, String column, String value, String reason, String message) {}

    static void print(Preview preview, RejectSentences sentences, PrintStream out) {
        DryRun told = new DryRun(
                preview.verdict(),
                preview.inspection(),
                new FindingSentences(sentences.messages()).of(preview.verdict().warnings()));
        Iterable<Cell> cells = () -> cells(preview.rejects().iterator(), sentences);
        RunJson.write(out, told, "rejects", cells);
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
