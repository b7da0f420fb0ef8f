package tn.segmentation.app.run;

import tn.segmentation.store.input.Inspection;
import tn.segmentation.store.input.Rejects;
import tn.segmentation.store.input.Verdict;

/**
 * A file as it would be segmented.
 *
 * @param verdict what was understood of it
 * @param inspection what is in its columns
 * @param rejects every bad cell
 * @param segments how many are asked for
 */
public record Preview(Verdict verdict, Inspection inspection, Rejects rejects, int segments) {

    /** Returns whether nothing is known that forbids to segment it. */
    public boolean isReady() {
        return verdict.decisions().isEmpty() && !isTooSmall();
    }

    /** Returns whether there are fewer accepted records than segments asked for. */
    public boolean isTooSmall() {
        return verdict.rowsAccepted() < segments;
    }
}
