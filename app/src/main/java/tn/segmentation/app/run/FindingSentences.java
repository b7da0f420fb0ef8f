package tn.segmentation.app.run;

import java.util.List;
import tn.segmentation.app.language.Messages;
import tn.segmentation.core.engine.Finding;
import tn.segmentation.store.run.RunSummary;

/**
 * Says in a language what a reader has to know.
 *
 * @param messages in that language
 */
public record FindingSentences(Messages messages) {

    /** Returns the findings with their sentences. */
    public List<RunSummary.Warning> of(List<Finding> findings) {
        return findings.stream()
                .map(f ->
                        new RunSummary.Warning(f.code(), f.params(), messages.text("warning." + f.code(), f.params())))
                .toList();
    }
}
