package tn.segmentation.core.explain;

import java.util.List;

/**
 * How much a feature sets the segments apart, in the model's transformed, unweighted space (in raw units 20 absurd
 * amounts would hide everything).
 *
 * @param feature the name of the column
 * @param importance share of the feature's variance that the segments explain, 0 to 1
 * @param values for each segment, in order, its mean minus the overall mean, in overall standard deviations
 */
public record FeatureImportance(String feature, double importance, List<Double> values) {

    /** Copies the list. */
    public FeatureImportance {
        values = List.copyOf(values);
    }
}
