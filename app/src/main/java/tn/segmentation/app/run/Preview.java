package tn.segmentation.app.run;

import tn.segmentation.store.input.Rejects;
import tn.segmentation.store.input.Verdict;

/**
 * A file as it would be segmented.
 *
 * @param verdict what was understood of it
 * @param rejects every bad cell
 */
public record Preview(Verdict verdict, Rejects rejects) {}
