package tn.segmentation.core.prepare;

import org.jspecify.annotations.Nullable;

/**
 * What happens to one feature between the file and the distance, frozen: {@code x -> weight * (f(x) - mean) /
 * deviation}, where {@code f} is the shape.
 *
 * @param feature the name of the column
 * @param shape the curve {@code f}
 * @param cap upper bound on {@code x} in raw units, null where there is none
 * @param quartile the lower quartile of the positive values that {@link Shape#LOG_QUARTILE} divides by, else null
 * @param mean what is subtracted, in units of {@code f(x)}
 * @param deviation what is divided by, in units of {@code f(x)}; positive
 * @param weight factor on the scaled value; positive
 * @param fill raw value that stands in for a missing one
 */
public record FeatureTransform(
        String feature,
        Shape shape,
        @Nullable Double cap,
        @Nullable Double quartile,
        double mean,
        double deviation,
        double weight,
        double fill) {

    /** The curve a raw value goes through before it is centred. */
    public enum Shape {
        /** f(x) = x. */
        LINEAR,
        /** f(x) = ln(1 + x). */
        LOG,
        /** f(x) = ln(1 + x / quartile). */
        LOG_QUARTILE
    }

    /** Checks the arguments. */
    public FeatureTransform {
        if (!(deviation > 0) || !(weight > 0)) {
            throw new IllegalArgumentException("deviation and weight must be positive: " + deviation + ", " + weight);
        }
        if (shape == Shape.LOG_QUARTILE && (quartile == null || !(quartile > 0))) {
            throw new IllegalArgumentException("a quartile above 0 is needed: " + quartile);
        }
    }

    /** Returns the raw value in scaled units; a missing value ({@code NaN}) takes the place of {@link #fill()}. */
    public double apply(double raw) {
        return weight * standardize(raw);
    }

    /** Returns the raw value in scaled units before the weight. */
    public double standardize(double raw) {
        double x = Double.isNaN(raw) ? fill : raw;
        if (cap != null && x > cap) {
            x = cap;
        }
        return (curve(x) - mean) / deviation;
    }

    /** Returns the raw value that {@link #apply} takes to {@code scaled}: a typical value, not a mean. */
    public double invert(double scaled) {
        double y = scaled / weight * deviation + mean;
        return switch (shape) {
            case LINEAR -> y;
            case LOG -> StrictMath.expm1(y);
            case LOG_QUARTILE -> StrictMath.expm1(y) * quartileValue();
        };
    }

    private double curve(double x) {
        // StrictMath, because Math.log1p may be an intrinsic whose last bit differs between machines
        return switch (shape) {
            case LINEAR -> x;
            case LOG -> StrictMath.log1p(x);
            case LOG_QUARTILE -> StrictMath.log1p(x / quartileValue());
        };
    }

    private double quartileValue() {
        return quartile == null ? 1 : quartile;
    }
}
