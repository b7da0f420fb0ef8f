package tn.segmentation.app.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tn.segmentation.core.progress.Progress;

/** The table of kinds comes back out of the lines; the figures are those of the table unless said otherwise. */
class PopulationTest {

    private static final int SIZE = 40_000;
    private static final List<List<Line>> MONTHS = Sample.populations(SIZE, 42, 2, Progress.SILENT)
            .map(PopulationTest::lines)
            .toList();
    private static final List<Line> FIRST = MONTHS.get(0);
    private static final List<Line> SECOND = MONTHS.get(1);

    @Test
    void spendsAndDownloadsWhatIsPublishedForTunisia() {
        for (List<Line> month : MONTHS) {
            assertThat(mean(month, Line::millimes) / 1000).isBetween(13.0, 15.0);
            assertThat(mean(month, Line::megabytes) / 1000).isBetween(10.0, 12.5);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void hasTheSharesOfTheTable(Kind kind) {
        // a month of movers later shares may be a little off the table
        assertThat(share(FIRST, line -> line.kind() == kind)).isCloseTo(kind.share(), within(.01));
        assertThat(share(SECOND, line -> line.kind() == kind)).isCloseTo(kind.share(), within(.015));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void hasTheZerosAndMediansOfTheTable(Kind kind) {
        List<Line> lines = of(kind);

        assertThat(share(lines, line -> line.millimes() == 0))
                .isCloseTo(kind.spend().zeros(), within(.025));
        assertThat(share(lines, line -> line.megabytes() == 0))
                .isCloseTo(kind.data().zeros(), within(.025));
        assertThat(share(lines, line -> line.texts() == 0))
                .isCloseTo(kind.texts().zeros(), within(.025));
        assertThat(median(lines, Line::millimes) / 1000 / kind.spend().median()).isCloseTo(1, within(.1));
        assertThat(median(lines, Line::megabytes) / 1000 / kind.data().median()).isCloseTo(1, within(.15));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void hasTheSpreadOfTheTable(Kind kind) {
        List<Line> paying = where(of(kind), line -> line.millimes() > 0 && line.megabytes() > 0);

        assertThat(deviation(paying, PopulationTest::logSpend))
                .isCloseTo(kind.spend().logDeviation(), within(.05));
        assertThat(deviation(paying, PopulationTest::logData))
                .isCloseTo(kind.data().logDeviation(), within(.1));
        assertThat(correlation(paying, PopulationTest::logSpend, PopulationTest::logData))
                .isCloseTo(.5, within(.1));
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "BOX")
    void callsByAPoissonLawWhoseRateIsGammaOfShapeTwo(Kind kind) {
        List<Line> lines = of(kind);
        double mean = mean(lines, Line::calls);
        double deviation = deviation(lines, Line::calls);

        assertThat(mean / kind.calls()).isCloseTo(1, within(.05));
        // the variance of such a law: mean + mean^2 / 2
        assertThat(deviation * deviation / (mean + mean * mean / 2)).isCloseTo(1, within(.15));
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "BOX")
    void writesAsManyMessagesAsTheTableSays(Kind kind) {
        List<Line> writing = where(of(kind), line -> line.texts() > 0);

        assertThat(mean(writing, Line::texts) / kind.texts().mean()).isCloseTo(1, within(.1));
    }

    @Test
    void neverCallsFromABox() {
        assertThat(of(Kind.BOX)).isNotEmpty().allMatch(line -> line.calls() == 0 && line.texts() == 0);
    }

    @Test
    void hasNobodyBelowEighteen() {
        assertThat(FIRST).allMatch(line -> line.age() >= 18 && line.age() <= 95);
        assertThat(share(FIRST, line -> line.age() == 18)).isBetween(.005, .05);
    }

    @Test
    void moves8PercentOfThoseWhoStayToAnotherKind() {
        Map<Integer, Line> before = byCustomer(FIRST);
        List<Line> stayed = where(SECOND, line -> before.containsKey(line.customer()));
        List<Line> moved = where(SECOND, line -> line.movedFrom() != null);

        assertThat(stayed).hasSize(SIZE - 600);
        assertThat(moved).hasSize(3152); // 8 % of 39,400
        assertThat(moved)
                .allMatch(line -> before.get(line.customer()).kind() == line.movedFrom()
                        && line.kind() != line.movedFrom()
                        && line.kind() != Kind.BOX);
        assertThat(stayed)
                .filteredOn(line -> line.movedFrom() == null)
                .allMatch(line -> before.get(line.customer()).kind() == line.kind());
        assertThat(stayed).allMatch(line -> before.get(line.customer()).age() == line.age());
    }

    @Test
    void replacesThoseWhoLeave() {
        assertThat(SECOND).hasSize(SIZE);
        assertThat(byCustomer(SECOND)).hasSize(SIZE);
        assertThat(SECOND).filteredOn(line -> line.customer() > SIZE).hasSize(600); // 1.5 % of 40,000
        assertThat(FIRST).allMatch(line -> line.movedFrom() == null);
    }

    @Test
    void keepsACustomersLevelFromMonthToMonth() {
        Map<Integer, Line> before = byCustomer(FIRST);
        List<Line> now = where(
                SECOND,
                line -> line.kind() == Kind.EVERYDAY_DATA
                        && line.movedFrom() == null
                        && line.millimes() > 0
                        && before.containsKey(line.customer())
                        && before.get(line.customer()).millimes() > 0);

        assertThat(correlation(now, PopulationTest::logSpend, line -> logSpend(before.get(line.customer()))))
                .isCloseTo(Population.LASTING, within(.03));
        assertThat(correlation(
                        now, Line::calls, line -> before.get(line.customer()).calls()))
                .isCloseTo(Population.LASTING, within(.05));
    }

    private static List<Line> lines(Population population) {
        return IntStream.range(0, population.size()).mapToObj(population::line).toList();
    }

    private static List<Line> of(Kind kind) {
        return where(FIRST, line -> line.kind() == kind);
    }

    private static List<Line> where(List<Line> lines, Predicate<Line> condition) {
        return lines.stream().filter(condition).toList();
    }

    private static Map<Integer, Line> byCustomer(List<Line> lines) {
        return lines.stream().collect(Collectors.toMap(Line::customer, Function.identity()));
    }

    private static double logSpend(Line line) {
        return StrictMath.log((double) line.millimes());
    }

    private static double logData(Line line) {
        return StrictMath.log((double) line.megabytes());
    }

    private static double share(List<Line> lines, Predicate<Line> condition) {
        return (double) where(lines, condition).size() / lines.size();
    }

    private static double mean(List<Line> lines, ToDoubleFunction<Line> value) {
        return lines.stream().mapToDouble(value).average().orElseThrow();
    }

    private static double median(List<Line> lines, ToDoubleFunction<Line> value) {
        double[] positive =
                lines.stream().mapToDouble(value).filter(x -> x > 0).sorted().toArray();
        return positive[positive.length / 2];
    }

    private static double deviation(List<Line> lines, ToDoubleFunction<Line> value) {
        return StrictMath.sqrt(covariance(lines, value, value));
    }

    private static double correlation(List<Line> lines, ToDoubleFunction<Line> x, ToDoubleFunction<Line> y) {
        return covariance(lines, x, y) / (deviation(lines, x) * deviation(lines, y));
    }

    private static double covariance(List<Line> lines, ToDoubleFunction<Line> x, ToDoubleFunction<Line> y) {
        double meanX = mean(lines, x);
        double meanY = mean(lines, y);
        return mean(lines, line -> (x.applyAsDouble(line) - meanX) * (y.applyAsDouble(line) - meanY));
    }
}
