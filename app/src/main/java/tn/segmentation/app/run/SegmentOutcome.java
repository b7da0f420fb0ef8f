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
 * @param fate what has become of it
 * @param figures where its figures are; empty if they could not be drawn
 */
public record SegmentOutcome(RunFolder folder, RunSummary summary, Fate fate, Optional<Path> figures) {

    /** What becomes of a run that is complete. */
    public enum Fate {
        /** Dashboard and API serve it. */
        PUBLISHED,
        /** It waits for somebody else to publish it. */
        PROPOSED,
        /** It is registered and nothing else has changed. */
        KEPT
    }
}
