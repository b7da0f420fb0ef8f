package tn.segmentation.store.input;

import java.util.Optional;
import tn.segmentation.core.data.CustomerField;

/** Which numbers a feature may have, wherever they come from. */
public final class NumberRange {

    /** In years. */
    static final int OLDEST = 120;

    /** Beyond this, doubles no longer tell thousandths apart, and sums of squares end up infinite. */
    private static final double MOST = 1e15;

    private NumberRange() {}

    /**
     * Returns why a feature cannot have a number, if it cannot: {@code not_finite}, {@code negative} or
     * {@code out_of_range}.
     *
     * @param feature name of the column, as the specification writes it where it has one
     * @param value in raw units
     */
    public static Optional<String> fault(String feature, double value) {
        Optional<CustomerField> field = CustomerField.of(feature);
        return fault(
                value,
                field.filter(CustomerField::isUsage).isPresent(),
                field.filter(CustomerField.AGE::equals).isPresent());
    }

    static Optional<String> fault(double value, boolean isUsage, boolean isAge) {
        if (!Double.isFinite(value)) {
            return Optional.of("not_finite");
        }
        if (isUsage && value < 0) {
            return Optional.of("negative");
        }
        boolean noAge = isAge && (value < 0 || value > OLDEST);
        return noAge || Math.abs(value) > MOST ? Optional.of("out_of_range") : Optional.empty();
    }
}
