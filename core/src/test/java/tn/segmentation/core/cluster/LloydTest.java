package tn.segmentation.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.segmentation.core.prepare.Grid;
import tn.segmentation.core.prepare.ScaledTable;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;
import tn.segmentation.core.progress.Workers;

/**
 * The fast algorithm against {@link NaiveLloyd}, iteration for iteration; from 4,096 rows on it leaves rows out, from
 * 262,144 on it guesses how far centers will move.
 */
class LloydTest {

    private enum Rows {
        BLOBS,
        NOISE,
        UNBALANCED,
        DUPLICATES;

        private double value(Random random, int row, int column) {
            return switch (this) {
                case BLOBS -> 4 * Math.cos(row % 7 * (column + 1)) + random.nextGaussian();
                case NOISE -> random.nextDouble();
                case UNBALANCED -> random.nextGaussian() + (row % 100 < 3 ? 6 + row % 3 : 0);
                case DUPLICATES -> random.nextInt(4) * (column + 1);
            };
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BLOBS, 7, 3, 3, 1",
        "BLOBS, 1023, 3, 5, 1",
        "BLOBS, 1024, 3, 5, 1",
        "BLOBS, 1025, 3, 5, 1",
        "BLOBS, 4095, 5, 5, 2",
        "BLOBS, 4096, 5, 5, 2",
        "BLOBS, 5000, 1, 5, 1",
        "BLOBS, 5000, 5, 1, 1",
        "BLOBS, 20000, 5, 20, 3",
        "BLOBS, 70000, 5, 7, 8",
        "BLOBS, 10000, 30, 6, 2",
        "BLOBS, 262144, 2, 4, 2",
        "UNBALANCED, 300001, 3, 5, 2",
        "NOISE, 5000, 2, 2, 1",
        "NOISE, 20000, 1, 10, 2",
        "NOISE, 8000, 5, 20, 3",
        "NOISE, 65537, 2, 5, 8",
        "NOISE, 6000, 7, 8, 2",
        "UNBALANCED, 20000, 3, 6, 2",
        "UNBALANCED, 70000, 6, 4, 3",
        "DUPLICATES, 5000, 2, 12, 2",
        "DUPLICATES, 20000, 5, 20, 3",
        "DUPLICATES, 66000, 4, 9, 8"
    })
    void isTheTextbookAlgorithmInEveryIteration(Rows rows, int size, int dimensions, int k, int threads) {
        for (int seed = 1; seed <= (size > 30_000 ? 1 : 3); seed++) {
            ScaledTable table = table(rows, size, dimensions, seed);
            assertTwins(table, firstRows(table, k), 500, 0, threads);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "5, 0", "12, 0", "20, 0", "500, 1e-3", "500, 1e-2", "500, 0.5"})
    void stopsWhereTheTextbookAlgorithmStops(int maxIterations, double tolerance) {
        ScaledTable table = table(Rows.NOISE, 20_000, 3, 9);

        NaiveLloyd.Result found = assertTwins(table, firstRows(table, 8), maxIterations, tolerance, 2);

        assertThat(found.changing() > 0).isEqualTo(tolerance == 0);
    }

    /**
     * Two seas of noise, mirrored, whose centers start at the far shores and drift towards the pair of rows in between.
     * The cluster of the pair loses both in the same iteration, long after the first.
     */
    @Test
    void fillsAClusterThatRunsEmptyOnTheWay() {
        Random random = new Random(5);
        double[] column = new double[8002];
        for (int i = 0; i < 4000; i++) {
            double x = -11 - 100 * random.nextDouble();
            column[2 * i] = x;
            column[2 * i + 1] = -x;
        }
        column[8000] = -10;
        column[8001] = 10;
        double[][] initial = new double[15][];
        initial[0] = new double[] {0};
        for (int c = 0; c < 7; c++) {
            initial[2 * c + 1] = new double[] {-111 + c};
            initial[2 * c + 2] = new double[] {111 - c};
        }

        NaiveLloyd.Result found = assertTwins(Grid.of(24, column), initial, 500, 0, 2);

        assertThat(found.emptied()).isNotEmpty().allMatch(iteration -> iteration > 3);
    }

    @Test
    void reportsEveryIterationAndWhereItStopsAtTheLatest() {
        ScaledTable table = table(Rows.NOISE, 5000, 2, 1);
        List<Long> heard = new ArrayList<>();
        Progress listener = new Progress() {
            @Override
            public void report(Stage stage, long done, long total) {
                assertThat(stage).isEqualTo(Stage.ITERATE);
                assertThat(total).isEqualTo(500);
                heard.add(done);
            }
        };
        try (Workers workers = new Workers(1, listener)) {
            KMeansModel found = new Lloyd(table, firstRows(table, 4), workers).run(500, 0, listener);

            assertThat(heard)
                    .isEqualTo(LongStream.range(0, found.iterations()).boxed().toList());
        }
    }

    @Test
    void fillsSeveralClustersThatAreEmptyAtFirst() {
        ScaledTable table = table(Rows.UNBALANCED, 10_000, 4, 3);
        double[][] initial = firstRows(table, 6);
        initial[1] = new double[] {100, 100, 100, 100};
        initial[4] = new double[] {-100, 90, 100, 100};

        NaiveLloyd.Result found = assertTwins(table, initial, 500, 0, 3);

        assertThat(found.emptied()).contains(1);
    }

    private static NaiveLloyd.Result assertTwins(
            ScaledTable table, double[][] initial, int maxIterations, double tolerance, int threads) {
        NaiveLloyd.Result expected = NaiveLloyd.run(table, initial, maxIterations, tolerance);
        KMeansModel found;
        try (Workers workers = new Workers(threads, Progress.SILENT)) {
            found = new Lloyd(table, initial, workers).run(maxIterations, tolerance, Progress.SILENT);
        }
        assertThat(found.iterations()).isEqualTo(expected.iterations());
        assertThat(found.changing()).isEqualTo(expected.changing());
        assertThat(found.labels()).isEqualTo(expected.labels());
        // sums stay below 2^53 here, so that both quotients are rounded once
        assertThat(found.centers()).isDeepEqualTo(expected.centers());
        assertThat(found.inertia()).isCloseTo(expected.inertia(), within(1e-12 * expected.inertia()));
        for (int c = 0; c < initial.length; c++) {
            int cluster = c;
            assertThat(found.sums().count(c))
                    .isEqualTo(IntStream.range(0, table.rows())
                            .filter(i -> expected.labels()[i] == cluster)
                            .count());
        }
        return expected;
    }

    private static ScaledTable table(Rows rows, int size, int dimensions, int seed) {
        Random random = new Random(seed);
        double[][] columns = new double[dimensions][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < dimensions; j++) {
                columns[j][i] = rows.value(random, i, j);
            }
        }
        return Grid.of(26, columns);
    }

    private static double[][] firstRows(ScaledTable table, int k) {
        return IntStream.range(0, k)
                .mapToObj(c -> Arrays.stream(Grid.values(table))
                        .mapToDouble(column -> column[c])
                        .toArray())
                .toArray(double[][]::new);
    }
}
