package tn.segmentation.core.prepare;

import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.CustomerField;
import tn.segmentation.core.data.Distribution;
import tn.segmentation.core.data.NumberColumn;
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

    /** Stands in for the quartile rule where both quartiles are equal. */
    private static final double CAP_QUANTILE = 0.995;

    static FeatureFit of(NumberColumn column, Scaling scaling, @Nullable Double weight) {
        Distribution raw = Distribution.of(column);
        if (raw.values().length < 2) {
            return new FeatureFit(column.name(), null, 0, 0);
        }
        double fill = raw.quantile(0.5);
        Curve curve = Curve.of(column.name(), raw, scaling);
        double weighted = weight != null ? weight : scaling == Scaling.AUTO ? autoWeight(column.name(), raw) : 1;
        FeatureTransform plain =
                new FeatureTransform(column.name(), curve.shape, curve.cap, curve.quartile, 0, 1, 1, fill);
        Distribution shaped = raw.mapped(plain::apply);
        if (shaped.smallest() == shaped.largest()) {
            return new FeatureFit(column.name(), null, 0, 0);
        }
        Center center = Center.of(shaped, scaling);
        FeatureTransform transform = new FeatureTransform(
                column.name(), curve.shape, curve.cap, curve.quartile, center.mean, center.deviation, weighted, fill);
        // the curves rise, so the extremes of the scaled values are those of the raw ones
        double largest = Math.max(Math.abs(transform.apply(raw.smallest())), Math.abs(transform.apply(raw.largest())));
        return new FeatureFit(column.name(), transform, largest, curve.capped(raw));
    }

    private static double autoWeight(String name, Distribution raw) {
        double share = 1 - (double) raw.zeros() / raw.count();
        double weight = Math.min(1, 2 * share);
        return name.equals(CustomerField.AGE.column()) ? AGE_WEIGHT * weight : weight;
    }

    private record Curve(
            Shape shape, @Nullable Double cap, @Nullable Double quartile) {

        static final Curve STRAIGHT = new Curve(Shape.LINEAR, null, null);

        static Curve of(String name, Distribution raw, Scaling scaling) {
            boolean nonNegative = raw.smallest() >= 0;
            return switch (scaling) {
                case STANDARD, ROBUST, NONE -> STRAIGHT;
                case LOG -> nonNegative ? new Curve(Shape.LOG, null, null) : STRAIGHT;
                case AUTO -> nonNegative ? auto(name, raw.positive()) : STRAIGHT;
            };
        }

        private static Curve auto(String name, Distribution positive) {
            double q1 = positive.quantile(0.25);
            double q3 = positive.quantile(0.75);
            boolean amount = CustomerField.of(name).map(CustomerField::isUsage).orElse(positive.isSkewed());
            if (!amount) {
                return STRAIGHT;
            }
            double cap = q1 < q3 ? positive.farBound() : positive.quantile(CAP_QUANTILE);
            return new Curve(Shape.LOG_QUARTILE, cap, q1);
        }

        long capped(Distribution raw) {
            return cap == null ? 0 : raw.above(cap);
        }
    }

    private record Center(double mean, double deviation) {

        static Center of(Distribution shaped, Scaling scaling) {
            double mean = shaped.sum() / shaped.count();
            double deviation = Math.sqrt(shaped.squares(mean) / shaped.count());
            return switch (scaling) {
                case NONE -> new Center(0, 1);
                case ROBUST -> {
                    double range = shaped.quantile(0.75) - shaped.quantile(0.25);
                    yield new Center(shaped.quantile(0.5), range > 0 ? range : deviation);
                }
                case AUTO, STANDARD, LOG -> new Center(mean, deviation);
            };
        }
    }
}
