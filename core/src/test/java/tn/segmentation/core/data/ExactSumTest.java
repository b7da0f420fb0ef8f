package tn.segmentation.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSumTest {

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1, 1e9, 1e200})
    void agreesWithUnlimitedPrecision(double magnitude) {
        double[] values = heavyTailed(10_000, magnitude);

        BigDecimal exact = Arrays.stream(values).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(sum(values)).isCloseTo(exact.doubleValue(), within(1e-15 * Math.abs(exact.doubleValue())));
    }

    @Test
    void doesNotDependOnOrderOrGrouping() {
        double[] values = heavyTailed(10_000, 1);
        double expected = sum(values);
        List<Double> shuffled = new ArrayList<>(Arrays.stream(values).boxed().toList());
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            double largest = Collections.max(shuffled, (a, b) -> Double.compare(Math.abs(a), Math.abs(b)));
            ExactSum first = ExactSum.of(Math.abs(largest), values.length);
            ExactSum second = first.empty();
            int cut = 1 + new Random(seed).nextInt(values.length - 1);
            shuffled.subList(0, cut).forEach(first::add);
            shuffled.subList(cut, values.length).forEach(second::add);
            first.add(second);

            assertThat(first.value()).isEqualTo(expected);
        }
    }

    @Test
    void addsAValueManyTimesAtOnce() {
        double[] values = heavyTailed(50, 1);
        ExactSum one = ExactSum.of(4000, 50_000);
        ExactSum many = one.empty();
        for (double value : values) {
            for (int i = 0; i < 999; i++) {
                one.add(value);
            }
            many.add(value, 999);
        }
        assertThat(many.value()).isEqualTo(one.value());
    }

    @Test
    void holdsTheLargestSumThatWasAnnounced() {
        ExactSum sum = ExactSum.of(3, 1000);
        for (int i = 0; i < 1000; i++) {
            sum.add(3);
        }
        assertThat(sum.value()).isEqualTo(3000);
    }

    @Test
    void rejectsBoundsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> ExactSum.of(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ExactSum.of(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ExactSum.of(1, -1));
    }

    @Test
    void rejectsASumOnAnotherGrid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExactSum.of(1, 10).add(ExactSum.of(1000, 10)))
                .withMessageContaining("grids");
    }

    private static double sum(double[] values) {
        ExactSum sum = ExactSum.of(Arrays.stream(values).map(Math::abs).max().orElse(0), values.length);
        Arrays.stream(values).forEach(sum::add);
        return sum.value();
    }

    private static double[] heavyTailed(int count, double magnitude) {
        Random random = new Random(7);
        return random.doubles(count)
                .map(u -> magnitude * Math.exp(8 * u) * (random.nextBoolean() ? 1 : -0.9))
                .toArray();
    }
}
