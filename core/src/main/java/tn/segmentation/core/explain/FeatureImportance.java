package tn.segmentation.core.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tn.segmentation.core.data.ExactSum;

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
     * @param scaled its scaled values, whatever the weight: a constant factor has no influence
     * @param labels the segment of each row, 0 to {@code count} - 1
     * @param count how many segments there are
     */
    public static FeatureImportance of(String feature, double[] scaled, byte[] labels, int count) {
        ExactSum[] sums = new ExactSum[count];
        long[] sizes = new long[count];
        Arrays.setAll(sums, c -> ExactSum.of(largest(scaled), scaled.length));
        for (int i = 0; i < scaled.length; i++) {
            sums[labels[i]].add(scaled[i]);
            sizes[labels[i]]++;
        }
        double mean = ExactSum.of(scaled) / scaled.length;
        double[] squares = new double[scaled.length];
        Arrays.setAll(squares, i -> (scaled[i] - mean) * (scaled[i] - mean));
        double deviation = Math.sqrt(ExactSum.of(squares) / scaled.length);
        List<Double> values = new ArrayList<>();
        double between = 0;
        for (int c = 0; c < count; c++) {
            double z = sizes[c] == 0 || deviation == 0 ? 0 : (sums[c].value() / sizes[c] - mean) / deviation;
            values.add(z);
            between += sizes[c] * z * z;
        }
        return new FeatureImportance(feature, Math.min(1, between / scaled.length), values);
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
