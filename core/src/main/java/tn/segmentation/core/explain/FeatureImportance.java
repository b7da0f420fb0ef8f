package tn.segmentation.core.explain;

import java.util.ArrayList;
import java.util.List;
import tn.segmentation.core.cluster.ClusterSums;

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

    /**
     * Measures one feature.
     *
     * @param feature its name
     * @param sums of the segments
     * @param coordinate of the feature; its weight has no influence, as a constant factor
     */
    public static FeatureImportance of(String feature, ClusterSums sums, int coordinate) {
        double total = sums.total(coordinate);
        double deviation = Math.sqrt(total / sums.rows());
        double mean = sums.overallMean(coordinate);
        List<Double> values = new ArrayList<>();
        for (int c = 0; c < sums.clusters(); c++) {
            boolean none = sums.count(c) == 0 || deviation == 0;
            values.add(none ? 0 : (sums.mean(c, coordinate) - mean) / deviation);
        }
        return new FeatureImportance(feature, total == 0 ? 0 : sums.between(coordinate) / total, values);
    }
}
