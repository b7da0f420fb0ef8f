package tn.segmentation.app.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tolerances are four standard errors of 200,000 draws or more. */
class DrawsTest {

    private static final int DRAWS = 200_000;

    @Test
    void drawsTheSameNumbersFromTheSameKeys() {
        assertThat(Draws.of(1, 2, 3).uniform()).isEqualTo(Draws.of(1, 2, 3).uniform());
        assertThat(DoubleStream.of(
                                Draws.of(1, 2, 3).uniform(),
                                Draws.of(2, 2, 3).uniform(),
                                Draws.of(1, 3, 3).uniform(),
                                Draws.of(1, 2, 4).uniform())
                        .distinct())
                .hasSize(4);
    }

    @Test
    void drawsUniformNumbersInsideTheUnitInterval() {
        double[] numbers = draw(Draws::uniform);

        assertThat(DoubleStream.of(numbers)).allMatch(u -> u > 0 && u < 1);
        assertThat(mean(numbers)).isCloseTo(.5, within(.003));
        assertThat(variance(numbers)).isCloseTo(1.0 / 12, within(.001));
    }

    @Test
    void drawsNormalNumbers() {
        double[] numbers = draw(Draws::normal);

        assertThat(mean(numbers)).isCloseTo(0, within(.009));
        assertThat(variance(numbers)).isCloseTo(1, within(.013));
        // scipy 1.10.1: norm.cdf(1) = 0.8413447460685429
        assertThat(share(numbers, x -> x < 1)).isCloseTo(.84134, within(.0033));
    }

    /** The last column: scipy 1.10.1, {@code gamma.cdf(limit, shape)}. */
    @ParameterizedTest
    @CsvSource({
        "0.4, 0.1, 0.43623640529247293",
        "0.4, 1, 0.8805261050857099",
        "1.6, 1, 0.39101901623864965",
        "1.6, 3, 0.8728122375714904",
        "2, 1.5, 0.4421745996289252"
    })
    void drawsGammaNumbers(double shape, double limit, double below) {
        double[] numbers = draw(d -> d.gamma(shape));

        assertThat(mean(numbers)).isCloseTo(shape, within(.013));
        assertThat(share(numbers, x -> x < limit)).isCloseTo(below, within(.0045));
    }

    /** The last column: scipy 1.10.1, {@code poisson.pmf(count, mean)}. */
    @ParameterizedTest
    @CsvSource({
        "3, 2, 0.22404180765538775",
        "12, 12, 0.11436791550944697",
        "12, 5, 0.012740638735861376",
        "260, 250, 0.02075799019118022"
    })
    void drawsPoissonNumbers(double mean, int count, double frequency) {
        double[] numbers = draw(d -> d.poisson(mean));

        double standardError = StrictMath.sqrt(mean / DRAWS);
        assertThat(mean(numbers)).isCloseTo(mean, within(4 * standardError));
        assertThat(variance(numbers) / mean).isCloseTo(1, within(.015));
        assertThat(share(numbers, x -> x == count))
                .isCloseTo(frequency, within(4 * StrictMath.sqrt(frequency / DRAWS)));
    }

    @Test
    void drawsNoCallsAtARateOfZero() {
        assertThat(Draws.of(1, 1, 1).poisson(0)).isZero();
    }

    private static double[] draw(ToDoubleFunction<Draws> law) {
        Draws draws = Draws.of(42, 1, 1);
        return DoubleStream.generate(() -> law.applyAsDouble(draws))
                .limit(DRAWS)
                .toArray();
    }

    private static double mean(double[] numbers) {
        return DoubleStream.of(numbers).average().orElseThrow();
    }

    private static double variance(double[] numbers) {
        double mean = mean(numbers);
        return DoubleStream.of(numbers)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow();
    }

    private static double share(double[] numbers, DoublePredicate condition) {
        return (double) DoubleStream.of(numbers).filter(condition).count() / numbers.length;
    }
}
