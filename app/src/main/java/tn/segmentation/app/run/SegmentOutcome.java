package tn.segmentation.app.run;

import java.nio.file.Path;
import java.util.Optional;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.run.RunSummary;

/**
 * What came of a request.
 *
 * @param folder the complete run
 * @param summary what it says of itself
 * @param figures where its figures are; empty if they could not be drawn
 */
public record SegmentOutcome(RunFolder folder, RunSummary summary, Optional<Path> figures) {}
