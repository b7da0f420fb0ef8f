package tn.segmentation.app.run;

import java.util.List;
import tn.segmentation.store.input.Inspection;
import tn.segmentation.store.input.Reject;
import tn.segmentation.store.input.Verdict;

/**
 * A file as it would be segmented.
 *
 * @param verdict what was understood of it
 * @param inspection what is in its columns
 * @param rejects every bad cell, in the order of the file
 */
public record Preview(Verdict verdict, Inspection inspection, List<Reject> rejects) {}
