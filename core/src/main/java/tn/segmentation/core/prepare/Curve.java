package tn.segmentation.core.prepare;

import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.CustomerField;
import tn.segmentation.core.data.Distribution;
import tn.segmentation.core.prepare.FeatureTransform.Shape;

/**
 * What bends a feature before it becomes a z-score.
 *
 * @param shape of the curve
 * @param cap beyond which values count as the cap; null where there is none
 * @param quartile that is the unit of the logarithm; null where it needs none
 */
record Curve(Shape shape, @Nullable Double cap, @Nullable Double quartile) {

    /** Stands in for the quartile rule where both quartiles are equal. */
    private static final double CAP_QUANTILE = 0.995;

    private static final Curve STRAIGHT = new Curve(Shape.LINEAR, null, null);

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
        double cap = q1 < q3 ? positive.tailBound() : positive.quantile(CAP_QUANTILE);
        return new Curve(Shape.LOG_QUARTILE, cap, q1);
    }

    long capped(Distribution raw) {
        return cap == null ? 0 : raw.above(cap);
    }
}
