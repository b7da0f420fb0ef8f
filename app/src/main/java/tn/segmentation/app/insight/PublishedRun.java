package tn.segmentation.app.insight;

import java.time.Instant;
import tn.segmentation.store.run.RunSummary;

/**
 * The run that dashboard and API serve.
 *
 * @param summary what it says of itself
 * @param publishedAt since when it is served
 */
public record PublishedRun(RunSummary summary, Instant publishedAt) {}
