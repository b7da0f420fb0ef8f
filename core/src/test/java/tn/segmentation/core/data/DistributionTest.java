package tn.segmentation.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {

    private static final NumberColumn EIGHT = new NumberColumn("x", new double[] {3, 1, 4, Double.NaN, 1, 5, 9, 2, 6});

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
    void quantilesAreThoseOfNumpy(double probability, double expected) {
        assertThat(Distribution.of(EIGHT).quantile(probability)).isCloseTo(expected, within(1e-15 * expected));
    }

    /**
     * numpy 2.4.6: {@code np.quantile([a, b], p)}. It reckons from the nearer end, which here differs in the last bit
     * from reckoning from the other.
     */
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.5, 0.5, 0.3",
        "0.4, 1.1, 0.9, 1.03",
        "0.2, 0.7, 0.9, 0.65",
        "0.1, 0.7, 0.7, 0.5199999999999999",
        "0.1, 0.6, 0.1, 0.15000000000000002",
        "0.1, 0.7, 0.3, 0.28"
    })
    void quantilesAreThoseOfNumpyToTheLastBit(double a, double b, double probability, double expected) {
        assertThat(distribution(a, b).quantile(probability)).isEqualTo(expected);
    }

    @Test
    void countsEachValue() {
        Distribution distribution = Distribution.of(EIGHT);

        assertThat(distribution.values()).containsExactly(1, 2, 3, 4, 5, 6, 9);
        assertThat(distribution.ends()).containsExactly(2, 3, 4, 5, 6, 7, 8);
        assertThat(distribution.count()).isEqualTo(8);
        assertThat(distribution.count(0)).isEqualTo(2);
        assertThat(distribution.count(6)).isEqualTo(1);
        assertThat(distribution.smallest()).isEqualTo(1);
        assertThat(distribution.largest()).isEqualTo(9);
        assertThat(distribution.sum()).isEqualTo(31);
        assertThat(distribution.squares(1)).isEqualTo(4 + 9 + 16 + 64 + 1 + 25);
    }

    @Test
    void isEmptyWhereEverythingIsMissing() {
        for (NumberColumn missing : new NumberColumn[] {
            new NumberColumn("x", new double[] {Double.NaN}),
            NumberColumn.ofDecimals("x", new int[] {NumberColumn.MISSING}, 2),
            new NumberColumn("x", new double[0])
        }) {
            assertThat(Distribution.of(missing).count()).isZero();
            assertThat(Distribution.of(missing).quantile(0.5)).isNaN();
            assertThat(Distribution.of(missing).sum()).isZero();
            assertThat(Distribution.of(missing).zeros()).isZero();
        }
    }

    @Test
    void partsZerosFromWhatIsAbove() {
        Distribution distribution = Distribution.of(new NumberColumn("x", new double[] {0, 2, -0.0, 3, 0}));

        assertThat(distribution.zeros()).isEqualTo(3);
        assertThat(distribution.positive().values()).containsExactly(2, 3);
        assertThat(distribution.positive().ends()).containsExactly(1, 2);
        Distribution above = Distribution.of(EIGHT);
        assertThat(above.positive()).isSameAs(above);
        assertThat(Distribution.of(EIGHT).zeros()).isZero();
    }

    /** A range of 3 units is counted, one of 2 billion sorted; both times the column of doubles is the oracle. */
    @ParameterizedTest
    @ValueSource(ints = {3, 1000, 2_000_000_000})
    void doesNotDependOnHowAColumnIsHeld(int range) {
        Random random = new Random(3);
        int[] units = random.ints(5000, -range / 2, range / 2).toArray();
        byte[] labels = new byte[units.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) random.nextInt(4);
        }
        units[17] = NumberColumn.MISSING;
        NumberColumn decimals = NumberColumn.ofDecimals("x", units, 3);
        NumberColumn doubles = new NumberColumn("x", decimals.values());

        Distribution[] expected = Distribution.of(doubles, labels, 5);
        Distribution[] found = Distribution.of(decimals, labels, 5);

        assertThat(found).hasSize(6);
        for (int g = 0; g < 6; g++) {
            assertThat(found[g].values()).isEqualTo(expected[g].values());
            assertThat(found[g].ends()).isEqualTo(expected[g].ends());
        }
        assertThat(found[4].count()).isZero();
        assertThat(found[5].values()).isEqualTo(Distribution.of(doubles).values());
        assertThat(found[5].ends()).isEqualTo(Distribution.of(decimals).ends());
        double[] sorted = IntStream.range(0, 5000)
                .filter(i -> i != 17)
                .mapToDouble(decimals::value)
                .sorted()
                .toArray();
        assertThat(found[5].quantile(1)).isEqualTo(sorted[4998]);
        assertThat(found[5].quantile(0.5)).isEqualTo(sorted[2499]);
        assertThat(found[5].sum()).isCloseTo(Arrays.stream(sorted).sum(), within(1e-9 * range));
    }

    /** A place for each unit in each group would be more than an array holds; the column of doubles is the oracle. */
    @Test
    void doesNotDependOnHowAColumnIsHeldWhereMostGroupsAreEmpty() {
        int[] units = {0, 1_499_999_999, 7, 7, NumberColumn.MISSING, 0};
        byte[] labels = {0, 99, 50, 50, 50, 99};
        NumberColumn decimals = NumberColumn.ofDecimals("x", units, 3);

        Distribution[] found = Distribution.of(decimals, labels, 100);

        Distribution[] expected = Distribution.of(new NumberColumn("x", decimals.values()), labels, 100);
        assertThat(found).hasSize(101);
        for (int g = 0; g <= 100; g++) {
            assertThat(found[g].values()).isEqualTo(expected[g].values());
            assertThat(found[g].ends()).isEqualTo(expected[g].ends());
        }
        assertThat(found[99].values()).containsExactly(0, 1_499_999.999);
    }

    @Test
    void isSkewedWhereTheQuartilesOfWhatIsAboveZeroAreMoreThanThreefoldApart() {
        assertThat(distribution(0, 0, 0, 1, 1, 4, 4).isSkewed()).isTrue();
        assertThat(distribution(1, 1, 3, 3).isSkewed()).isFalse();
        assertThat(distribution(2, 2, 4, 4).isSkewed()).isFalse();
        assertThat(distribution().isSkewed()).isFalse();
    }

    /** Of the positive values 2 2 4 8 8 100000 numpy 2.4.6 gives Q1 = 2.5 and Q3 = 8. */
    @Test
    void theTailBeginsAtQ3TimesTheSquaredRatioOfTheQuartilesOfWhatIsAboveZero() {
        assertThat(distribution(2, 2, 4, 8, 8, 100_000).tailBound()).isCloseTo(8 * 3.2 * 3.2, within(1e-12));
        assertThat(distribution(0, 0, 0, 2, 2, 4, 8, 8, 100_000).tailBound()).isCloseTo(8 * 3.2 * 3.2, within(1e-12));
    }

    @Test
    void thereIsNoTailWhereNoBoundCanBeTold() {
        assertThat(distribution().tailBound()).isInfinite();
        assertThat(distribution(0, 0).tailBound()).isInfinite();
        assertThat(distribution(-1, 2, 2, 4, 8, 8).tailBound()).isInfinite();
        assertThat(distribution(5, 5, 5, 5, 5, 9).tailBound()).isInfinite();
    }

    @Test
    void countsWhatIsAboveANumberAndNotWhatEqualsIt() {
        Distribution distribution = Distribution.of(EIGHT);

        assertThat(distribution.above(0)).isEqualTo(8);
        assertThat(distribution.above(1)).isEqualTo(6);
        assertThat(distribution.above(1.5)).isEqualTo(6);
        assertThat(distribution.above(6)).isEqualTo(1);
        assertThat(distribution.above(8)).isEqualTo(1);
        assertThat(distribution.above(9)).isZero();
        assertThat(distribution().above(0)).isZero();
    }

    @Test
    void aCurveMapsTheValuesAndKeepsHowOftenTheyOccur() {
        Distribution mapped = Distribution.of(EIGHT).mapped(x -> 10 * x);

        assertThat(mapped.values()).containsExactly(10, 20, 30, 40, 50, 60, 90);
        assertThat(mapped.ends()).containsExactly(2, 3, 4, 5, 6, 7, 8);
    }

    private static Distribution distribution(double... values) {
        return Distribution.of(new NumberColumn("x", values));
    }

    @Test
    void rejectsWhatIsNoProbability() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Distribution.of(EIGHT).quantile(1.01));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Distribution.of(EIGHT).quantile(Double.NaN));
    }
}
