package tn.segmentation.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {

    private static final double[] SORTED = {1, 1, 2, 3, 4, 5, 6, 9};

    /** numpy 1.24.2: {@code np.quantile([3, 1, 4, 1, 5, 9, 2, 6], p)}. */
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "0.05, 1",
        "0.25, 1.75",
        "0.3333333333333333, 2.333333333333333",
        "0.5, 3.5",
        "0.75, 5.25",
        "0.95, 7.949999999999998",
        "1, 9"
    })
    void agreesWithNumpy(double probability, double expected) {
        assertThat(Quantiles.ofSorted(SORTED, probability)).isCloseTo(expected, within(1e-15 * expected));
    }

    @Test
    void looksAtTheGivenPositionsOnly() {
        assertThat(Quantiles.ofSorted(SORTED, 2, 5, 0.5)).isEqualTo(3);
        assertThat(Quantiles.ofSorted(SORTED, 7, 8, 0.3)).isEqualTo(9);
    }

    @Test
    void isUndefinedWithoutValues() {
        assertThat(Quantiles.ofSorted(SORTED, 3, 3, 0.5)).isNaN();
    }

    @Test
    void rejectsWhatIsNoProbability() {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.ofSorted(SORTED, 1.01));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.ofSorted(SORTED, Double.NaN));
    }
}
