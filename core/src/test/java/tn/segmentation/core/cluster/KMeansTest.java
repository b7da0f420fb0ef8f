package tn.segmentation.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.core.data.RowHash;
import tn.segmentation.core.prepare.CanonicalSample;
import tn.segmentation.core.prepare.Grid;
import tn.segmentation.core.prepare.ScaledTable;
import tn.segmentation.core.progress.Cancelled;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;
import tn.segmentation.core.progress.Workers;

class KMeansTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void givesTheSameBitsForAnyNumberOfThreadsAndAnyOrderOfRows(int threads) {
        ScaledTable table = blobs(70_000, 5, 3);
        KMeansModel expected = fit(table, 5, 1);

        KMeansModel found = fit(table.select(shuffled(70_000, threads)), 5, threads);

        assertThat(Arrays.deepEquals(found.centers(), expected.centers())).isTrue();
        assertThat(found.inertia()).isEqualTo(expected.inertia());
        assertThat(found.iterations()).isEqualTo(expected.iterations());
    }

    @Test
    void findsManySeparatedClusters() {
        ScaledTable table = grid(20, 50);

        KMeansModel found = fit(table, 20, 2);

        // 1000 points in 20 squares of side 1 that are 10 apart: no point is farther than a diagonal from its center
        assertThat(found.inertia()).isLessThan(1000);
        double[] sorted =
                Arrays.stream(found.centers()).mapToDouble(c -> c[0]).sorted().toArray();
        for (int c = 0; c < 20; c++) {
            assertThat(sorted[c]).isCloseTo(10 * c, within(0.5));
        }
    }

    @Test
    void movesAnEmptyClusterToTheFarthestRow() {
        ScaledTable table = Grid.of(10, new double[] {0, 1, 2, 100});

        // both far centers lose every row to the first in the first iteration
        KMeansModel found = fitFrom(table, 3, new double[][] {{1}, {500}, {600}}, 1);

        double[] centers =
                Arrays.stream(found.centers()).mapToDouble(c -> c[0]).sorted().toArray();
        assertThat(centers).hasSize(3).contains(100.0);
        assertThat(found.inertia()).isEqualTo(0.5);
    }

    @Test
    void copesWithDuplicates() {
        double[] column = new double[4000];
        for (int i = 0; i < column.length; i++) {
            column[i] = i % 4;
        }
        KMeansModel found = fit(Grid.of(10, column), 4, 2);

        assertThat(found.inertia()).isZero();
    }

    @Test
    void doesNotDependOnTheSeedWhereTheGroupsAreClear() {
        ScaledTable table = blobs(3000, 3, 5);
        double expected = fit(table, 3, 2).inertia();
        for (long seed = 0; seed < 5; seed++) {
            assertThat(fit(KMeans.withDefaults().withClusters(3).withSeed(seed), table, 2)
                            .inertia())
                    .isCloseTo(expected, within(1e-9 * expected));
        }
    }

    @Test
    void stopsAtTheLastIterationAndSaysSo() {
        ScaledTable table = blobs(5000, 8, 1);
        KMeansModel found = fit(new KMeans(8, 1, 1, 1, 0), table.select(shuffled(5000, 1)), 1);
        double[][] poor = IntStream.range(0, 8).mapToObj(c -> row(table, c)).toArray(double[][]::new);
        try (Workers workers = new Workers(1, Progress.SILENT)) {
            KMeansModel cut = new KMeans(8, 1, 1, 2, 0).fitFrom(table, poor, workers, Progress.SILENT);
            assertThat(cut.iterations()).isEqualTo(2);
            assertThat(cut.changing()).isPositive();
        }
        assertThat(found.iterations()).isEqualTo(1);
    }

    @Test
    void stopsEarlyWithinTheTolerance() {
        ScaledTable table = blobs(5000, 8, 1);
        double[][] poor = IntStream.range(0, 8).mapToObj(c -> row(table, c)).toArray(double[][]::new);
        try (Workers workers = new Workers(1, Progress.SILENT)) {
            KMeansModel exact = new KMeans(8, 1, 1, 300, 0).fitFrom(table, poor, workers, Progress.SILENT);
            KMeansModel early = new KMeans(8, 1, 1, 300, 0.5).fitFrom(table, poor, workers, Progress.SILENT);
            assertThat(early.iterations()).isLessThan(exact.iterations());
            assertThat(early.changing()).isZero();
        }
    }

    @Test
    void reportsProgressAndStopsWhenAsked() {
        ScaledTable table = blobs(2000, 4, 1);
        AtomicLong seeded = new AtomicLong();
        Progress listener = new Progress() {
            @Override
            public void report(Stage stage, long done, long total) {
                assertThat(stage).isEqualTo(Stage.SEED);
                assertThat(total).isEqualTo(200);
                seeded.incrementAndGet();
            }

            @Override
            public boolean cancelled() {
                return seeded.get() >= 3;
            }
        };
        try (Workers workers = new Workers(2, listener)) {
            CanonicalSample sample = CanonicalSample.of(table, 2000, 1, workers);
            assertThatExceptionOfType(Cancelled.class)
                    .isThrownBy(() -> KMeans.withDefaults().bestOnSample(sample, workers, listener));
        }
        assertThat(seeded.get()).isBetween(3L, 5L);
    }

    /** The oracle makes each attempt on its own. */
    @Test
    void keepsTheFirstAttemptOfLowestInertia() {
        KMeans kMeans = new KMeans(6, 3, 12, 300, 0);
        try (Workers workers = new Workers(1, Progress.SILENT)) {
            CanonicalSample sample = CanonicalSample.of(blobs(600, 9, 4), 600, 1, workers);
            List<KMeansModel> attempts = IntStream.range(0, 12)
                    .mapToObj(a -> Seeding.choose(sample, 6, RowHash.of(3, a)))
                    .map(centers -> new Lloyd(sample.rows(), centers, workers).run(300, 0, Progress.SILENT))
                    .toList();
            double lowest =
                    attempts.stream().mapToDouble(KMeansModel::inertia).min().orElseThrow();
            KMeansModel expected = attempts.stream()
                    .filter(a -> a.inertia() == lowest)
                    .findFirst()
                    .orElseThrow();

            KMeansModel found = kMeans.bestOnSample(sample, workers, Progress.SILENT);

            assertThat(attempts.stream().mapToDouble(KMeansModel::inertia).max().orElseThrow())
                    .isGreaterThan(lowest);
            assertThat(found.centers()).isDeepEqualTo(expected.centers());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 200", "2000, 200", "4000, 100", "20000, 20", "32000, 12"})
    void triesMoreSeedingsOnFewerRows(int rows, int attempts) {
        AtomicLong heard = new AtomicLong();
        Progress listener = new Progress() {
            @Override
            public void report(Stage stage, long done, long total) {
                assertThat(done).isEqualTo(heard.incrementAndGet());
                assertThat(total).isEqualTo(attempts);
            }
        };
        try (Workers workers = new Workers(1, listener)) {
            CanonicalSample sample = CanonicalSample.of(blobs(rows, 1, 1), rows, 1, workers);
            KMeans.withDefaults().withClusters(1).bestOnSample(sample, workers, listener);
        }

        assertThat(heard).hasValue(attempts);
    }

    @Test
    void aSampleHasRowsForEveryCluster() {
        assertThat(KMeans.withDefaults().sampleRows()).isEqualTo(1 << 15);
        assertThat(KMeans.withDefaults().withClusters(10_000).sampleRows()).isEqualTo(40_000);
    }

    @Test
    void rejectsSettingsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KMeans.withDefaults().withClusters(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KMeans.withDefaults().withRestarts(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new KMeans(5, 1, 1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new KMeans(5, 1, 1, 1, Double.NaN));
    }

    private static KMeansModel fit(ScaledTable table, int k, int threads) {
        return fit(KMeans.withDefaults().withClusters(k).withRestarts(10), table, threads);
    }

    private static KMeansModel fit(KMeans kMeans, ScaledTable table, int threads) {
        try (Workers workers = new Workers(threads, Progress.SILENT)) {
            CanonicalSample sample = CanonicalSample.of(table, kMeans.sampleRows(), kMeans.seed(), workers);
            double[][] initial =
                    kMeans.bestOnSample(sample, workers, Progress.SILENT).centers();
            return kMeans.fitFrom(table, initial, workers, Progress.SILENT);
        }
    }

    private static KMeansModel fitFrom(ScaledTable table, int k, double[][] initial, int threads) {
        try (Workers workers = new Workers(threads, Progress.SILENT)) {
            return KMeans.withDefaults().withClusters(k).fitFrom(table, initial, workers, Progress.SILENT);
        }
    }

    private static ScaledTable blobs(int rows, int groups, int seed) {
        Random random = new Random(seed);
        double[][] columns = new double[3][rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < 3; j++) {
                columns[j][i] = 4 * Math.cos(i % groups * (j + 1)) + random.nextGaussian();
            }
        }
        return Grid.of(22, columns);
    }

    private static ScaledTable grid(int squares, int pointsEach) {
        Random random = new Random(2);
        double[][] columns = new double[2][squares * pointsEach];
        for (int i = 0; i < columns[0].length; i++) {
            columns[0][i] = 10 * (i % squares) + random.nextDouble() - 0.5;
            columns[1][i] = random.nextDouble() - 0.5;
        }
        return Grid.of(22, columns);
    }

    private static double[] row(ScaledTable table, int row) {
        return Arrays.stream(Grid.values(table)).mapToDouble(c -> c[row]).toArray();
    }

    private static int[] shuffled(int rows, int seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }
}
