package tn.segmentation.core.prepare;

import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.CustomerField;
import tn.segmentation.core.data.Distribution;
import tn.segmentation.core.data.NumberColumn;

/**
 * What is learned from one feature.
 *
 * @param name the name of the column
 * @param transform null when all values are equal or missing
 * @param largest magnitude of the largest scaled value
 * @param capped number of values above the cap
 * @param range of values that are not far from the others; null where {@code transform} is
 */
record FeatureFit(
        String name,
        @Nullable FeatureTransform transform,
        double largest,
        long capped,
        @Nullable PlausibleRange range) {

    /** Age says who bought the line rather than who uses it (on prepaid): it weighs less than usage. */
    private static final double AGE_WEIGHT = 0.7;

    static FeatureFit of(NumberColumn column, Scaling scaling, @Nullable Double weight) {
        Distribution raw = Distribution.of(column);
        if (raw.values().length < 2) {
            return constant(column.name());
        }
        double fill = raw.quantile(0.5);
        Curve curve = Curve.of(column.name(), raw, scaling);
        double weighted = weight != null ? weight : scaling == Scaling.AUTO ? autoWeight(column.name(), raw) : 1;
        FeatureTransform plain =
                new FeatureTransform(column.name(), curve.shape(), curve.cap(), curve.quartile(), 0, 1, 1, fill);
        Distribution shaped = raw.mapped(plain::apply);
        if (shaped.smallest() == shaped.largest()) {
            return constant(column.name());
        }
        Center center = Center.of(shaped, scaling);
        FeatureTransform transform = new FeatureTransform(
                column.name(),
                curve.shape(),
                curve.cap(),
                curve.quartile(),
                center.mean,
                center.deviation,
                weighted,
                fill);
        // the curves rise, so the extremes of the scaled values are those of the raw ones
        double largest = Math.max(Math.abs(transform.apply(raw.smallest())), Math.abs(transform.apply(raw.largest())));
        PlausibleRange range = PlausibleRange.of(
                column.name(), raw, scaling == Scaling.AUTO ? curve : Curve.of(column.name(), raw, Scaling.AUTO));
        return new FeatureFit(column.name(), transform, largest, curve.capped(raw), range);
    }

    private static FeatureFit constant(String name) {
        return new FeatureFit(name, null, 0, 0, null);
    }

    private static double autoWeight(String name, Distribution raw) {
        double share = 1 - (double) raw.zeros() / raw.count();
        double weight = Math.min(1, 2 * share);
        return name.equals(CustomerField.AGE.column()) ? AGE_WEIGHT * weight : weight;
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
