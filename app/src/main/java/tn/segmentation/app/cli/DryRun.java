package tn.segmentation.app.cli;

import java.io.PrintStream;
import java.util.Iterator;
import java.util.List;
import tn.segmentation.app.dataset.ToldVerdict;
import tn.segmentation.app.run.FindingSentences;
import tn.segmentation.app.run.Preview;
import tn.segmentation.app.run.RejectSentences;
import tn.segmentation.store.input.Reject;
import tn.segmentation.store.run.RunJson;

/** Prints a dry run as JSON, with every bad cell. */
final class DryRun {

    private DryRun() {}

    static void print(Preview preview, RejectSentences sentences, PrintStream out) {
        ToldVerdict told = new ToldVerdict(
                preview.verdict(),
                preview.inspection(),
                new FindingSentences(sentences.messages()).of(preview.verdict().warnings()),
                List.of());
        Iterable<ToldVerdict.Cell> cells = () -> cells(preview.rejects().iterator(), sentences);
        RunJson.write(out, told, ToldVerdict.REJECTS, cells);
    }

    private static Iterator<ToldVerdict.Cell> cells(Iterator<Reject> rejects, RejectSentences sentences) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rejects.hasNext();
            }

            @Override
            public ToldVerdict.Cell next() {
                Reject r = rejects.next();
                return new ToldVerdict.Cell(r.line(), r.column(), r.value(), r.reason(), sentences.of(r));
            }
        };
    }
}
