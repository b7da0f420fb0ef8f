package tn.segmentation.core.prepare;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.CustomerField;
import tn.segmentation.core.data.ExactSum;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Quantiles;
import tn.segmentation.core.prepare.FeatureTransform.Shape;

/**
 * What is learned from one feature.
 *
 * @param name the name of the column
 * @param transform null when all values are equal or missing
 * @param largest magnitude of the largest scaled value
 * @param capped number of values above the cap
 */
record FeatureFit(String name, @Nullable FeatureTransform transform, double largest, long capped) {

    /** Age says who bought the line rather than who uses it (on prepaid): it weighs less than usage. */
    private static final double AGE_WEIGHT = 0.7;

    /** A column of the file that spreads more than this between its quartiles is treated as an amount. */
    private static final double SKEWED_QUARTILE_RATIO = 3;

    /** Stands in for the quartile rule where both quartiles are equal. */
    private static final double CAP_QUANTILE = 0.995;

    static FeatureFit of(NumberColumn column, Scaling scaling, @Nullable Double weight) {
        double[] sorted =
                Arrays.stream(column.values()).filter(x -> !Double.isNaN(x)).toArray();
        Arrays.parallelSort(sorted);
        if (sorted.length == 0 || sorted[0] == sorted[sorted.length - 1]) {
            return new FeatureFit(column.name(), null, 0, 0);
        }
        double fill = Quantiles.ofSorted(sorted, 0.5);
        Curve curve = Curve.of(column.name(), sorted, scaling);
        double weighted = weight != null ? weight : scaling == Scaling.AUTO ? autoWeight(column.name(), sorted) : 1;
        double[] shaped = new double[sorted.length];
        FeatureTransform plain =
                new FeatureTransform(column.name(), curve.shape, curve.cap, curve.quartile, 0, 1, 1, fill);
        for (int i = 0; i < sorted.length; i++) {
            shaped[i] = plain.apply(sorted[i]);
        }
        if (shaped[0] == shaped[shaped.length - 1]) {
            return new FeatureFit(column.name(), null, 0, 0);
        }
        Center center = Center.of(shaped, scaling);
        FeatureTransform transform = new FeatureTransform(
                column.name(), curve.shape, curve.cap, curve.quartile, center.mean, center.deviation, weighted, fill);
        // the curves rise, so the extremes of the scaled values are those of the raw ones
        double largest =
                Math.max(Math.abs(transform.apply(sorted[0])), Math.abs(transform.apply(sorted[sorted.length - 1])));
        return new FeatureFit(column.name(), transform, largest, curve.capped(sorted));
    }

    private static double autoWeight(String name, double[] sorted) {
        long zeros = Arrays.stream(sorted).filter(x -> x == 0).count();
        double share = 1 - (double) zeros / sorted.length;
        double weight = Math.min(1, 2 * share);
        return name.equals(CustomerField.AGE.column()) ? AGE_WEIGHT * weight : weight;
    }

    private record Curve(
            Shape shape, @Nullable Double cap, @Nullable Double quartile) {

        static final Curve STRAIGHT = new Curve(Shape.LINEAR, null, null);

        static Curve of(String name, double[] sorted, Scaling scaling) {
            boolean nonNegative = sorted[0] >= 0;
            return switch (scaling) {
                case STANDARD, ROBUST, NONE -> STRAIGHT;
                case LOG -> nonNegative ? new Curve(Shape.LOG, null, null) : STRAIGHT;
                case AUTO -> nonNegative ? auto(name, sorted) : STRAIGHT;
            };
        }

        private static Curve auto(String name, double[] sorted) {
            int positive = 0;
            while (sorted[positive] == 0) {
                positive++;
            }
            double q1 = Quantiles.ofSorted(sorted, positive, sorted.length, 0.25);
            double q3 = Quantiles.ofSorted(sorted, positive, sorted.length, 0.75);
            boolean amount = CustomerField.of(name).map(CustomerField::isUsage).orElse(q3 / q1 > SKEWED_QUARTILE_RATIO);
            if (!amount) {
                return STRAIGHT;
            }
            double ratio = q3 / q1;
            double cap =
                    q1 < q3 ? q3 * ratio * ratio : Quantiles.ofSorted(sorted, positive, sorted.length, CAP_QUANTILE);
            return new Curve(Shape.LOG_QUARTILE, cap, q1);
        }

        long capped(double[] sorted) {
            if (cap == null) {
                return 0;
            }
            double bound = cap;
            return Arrays.stream(sorted).filter(x -> x > bound).count();
        }
    }

    private record Center(double mean, double deviation) {

        static Center of(double[] shaped, Scaling scaling) {
            double mean = ExactSum.of(shaped) / shaped.length;
            double[] squares = new double[shaped.length];
            for (int i = 0; i < shaped.length; i++) {
                squares[i] = (shaped[i] - mean) * (shaped[i] - mean);
            }
            double deviation = Math.sqrt(ExactSum.of(squares) / shaped.length);
            return switch (scaling) {
                case NONE -> new Center(0, 1);
                case ROBUST -> {
                    double range = Quantiles.ofSorted(shaped, 0.75) - Quantiles.ofSorted(shaped, 0.25);
                    yield new Center(Quantiles.ofSorted(shaped, 0.5), range > 0 ? range : deviation);
                }
                case AUTO, STANDARD, LOG -> new Center(mean, deviation);
            };
        }
    }
}
