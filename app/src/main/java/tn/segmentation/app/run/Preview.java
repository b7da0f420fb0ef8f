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
 */
public record Preview(Verdict verdict, Inspection inspection, Rejects rejects) {}
