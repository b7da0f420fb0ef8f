package tn.segmentation.app.insight;

import java.time.Instant;
import java.util.List;
import tn.segmentation.store.run.RunSummary;

/**
 * The run that dashboard and API serve.
 *
 * @param summary what it says of itself
 * @param publishedAt since when it is served
 * @param damaged ids of the runs that were published after it and cannot be served, newest first
 */
public record PublishedRun(RunSummary summary, Instant publishedAt, List<String> damaged) {

    /** Copies the list. */
    public PublishedRun {
        damaged = List.copyOf(damaged);
    }
}
