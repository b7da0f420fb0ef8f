package tn.segmentation.core.validity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.segmentation.core.cluster.ClusterSums;
import tn.segmentation.core.prepare.CanonicalSample;
import tn.segmentation.core.prepare.Grid;
import tn.segmentation.core.prepare.ScaledTable;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;
import tn.segmentation.core.progress.Workers;

/** scikit-learn 1.2.1 is the oracle: {@code sklearn.metrics} on the six points below, labels 0 0 0 1 1 2. */
class ValidityTest {

    private static final ScaledTable POINTS =
            Grid.of(20, new double[] {0, 0, 1, 10, 10, 30}, new double[] {0, 1, 0, 10, 11, 0});
    private static final byte[] LABELS = {0, 0, 0, 1, 1, 2};

    /** {@code silhouette_score(X, L)}; the last point is alone in its cluster and counts 0. */
    @Test
    void silhouetteIsTheOneOfScikitLearn() {
        assertThat(silhouette(POINTS, LABELS, 3)).isCloseTo(0.7689689212017908, within(1e-15));
    }

    @Test
    void silhouetteIgnoresEmptyClusters() {
        assertThat(silhouette(POINTS, new byte[] {0, 0, 0, 2, 2, 4}, 5)).isCloseTo(0.7689689212017908, within(1e-15));
    }

    @Test
    void silhouetteIsUndefinedForOneCluster() {
        assertThat(silhouette(POINTS, new byte[6], 1)).isNaN();
        assertThat(silhouette(POINTS, new byte[6], 3)).isNaN();
    }

    @Test
    void silhouetteOfEqualPointsIsZero() {
        ScaledTable equal = Grid.of(20, new double[] {1, 1, 1, 1});

        assertThat(silhouette(equal, new byte[] {0, 0, 1, 1}, 2)).isZero();
    }

    /** {@code calinski_harabasz_score(X, L)} and {@code davies_bouldin_score(X, L)}. */
    @Test
    void separationIsTheOneOfScikitLearn() {
        Separation separation = separation(POINTS, LABELS, 3);

        assertThat(separation.calinskiHarabasz()).isCloseTo(660.2727272727273, within(1e-11));
        assertThat(separation.daviesBouldin()).isCloseTo(0.06221996270533788, within(1e-16));
        // by hand: 4/3 within the first cluster, 1/2 within the second
        assertThat(separation.inertia()).isCloseTo(4 / 3.0 + 0.5, within(1e-15));
        assertThat(separation.varianceExplained())
                .isCloseTo(1 - separation.inertia() / separation.total(), within(0.0));
    }

    @Test
    void separationOfOneClusterIsUndefinedButItsInertiaIsTheTotal() {
        Separation separation = separation(POINTS, new byte[6], 1);

        assertThat(separation.calinskiHarabasz()).isNaN();
        assertThat(separation.daviesBouldin()).isNaN();
        assertThat(separation.inertia()).isEqualTo(separation.total());
        assertThat(separation.varianceExplained()).isZero();
    }

    @Test
    void separationOfPerfectClustersFollowsScikitLearn() {
        ScaledTable pairs = Grid.of(20, new double[] {1, 1, 2, 2});

        assertThat(separation(pairs, new byte[] {0, 0, 1, 1}, 2).calinskiHarabasz())
                .isEqualTo(1);
        assertThat(separation(pairs, new byte[] {0, 0, 1, 1}, 2).daviesBouldin())
                .isZero();
    }

    /**
     * scikit-learn 1.6.1: {@code davies_bouldin_score([[-1], [1], [-2], [2], [10], [12]], [0, 0, 1, 1, 2, 2])}; the
     * first two have the same mean.
     */
    @Test
    void clustersOfTheSameMeanAreNotComparedWithEachOther() {
        ScaledTable around = Grid.of(20, new double[] {-1, 1, -2, 2, 10, 12});

        assertThat(separation(around, new byte[] {0, 0, 1, 1, 2, 2}, 3).daviesBouldin())
                .isCloseTo(0.24242424242424243, within(1e-16));
    }

    /**
     * By hand: rows at both ends of 64 coordinates are 8 times as far from their mean, zero, as the other cluster,
     * whose rows are equal, is from it.
     */
    @Test
    void theFarthestRowsOfManyCoordinatesAreMeasured() {
        int end = Integer.MAX_VALUE;
        int[][] columns = new int[64][];
        Arrays.fill(columns, new int[] {end, -end, end, -end, 0, 0});
        columns[0] = new int[] {end, -end, end, -end, end, end};

        assertThat(separation(new ScaledTable(columns, 0), new byte[] {0, 0, 0, 0, 1, 1}, 2)
                        .daviesBouldin())
                .isCloseTo(8, within(1e-14));
    }

    @Test
    void nothingIsExplainedWhereAllRowsAreEqual() {
        assertThat(separation(Grid.of(20, new double[] {3, 3}), new byte[] {0, 1}, 2)
                        .varianceExplained())
                .isZero();
    }

    @Test
    void uniformNoiseIsNoBetterThanChance() {
        CanonicalSample noise = sample(1500, random -> random.nextDouble());
        double explained = explained(noise, 5);

        assertThat(chance(explained, noise).isBetterThanChance()).isFalse();
        assertThat(chance(explained, noise).baseline()).isCloseTo(explained, within(0.05));
    }

    @Test
    void separatedGroupsAreBetterThanChance() {
        int[] at = {0};
        CanonicalSample groups = sample(3000, random -> 20 * (at[0]++ / 3 % 5) + random.nextGaussian());

        assertThat(chance(explained(groups, 5), groups).isBetterThanChance()).isTrue();
    }

    @Test
    void theBaselineDoesNotMoveWithoutTheSeed() {
        CanonicalSample noise = sample(500, random -> random.nextGaussian());

        assertThat(chance(0.5, noise)).isEqualTo(chance(0.5, noise));
    }

    /** Ten copies of a small sample, three of a larger one, ten attempts each. */
    @ParameterizedTest
    @CsvSource({"50, 100", "2000, 100", "2001, 30"})
    void smallSamplesAreShuffledMoreOften(int rows, int attempts) {
        AtomicInteger heard = new AtomicInteger();
        Progress listener = new Progress() {
            @Override
            public void report(Stage stage, long done, long total) {
                assertThat(stage).isEqualTo(Stage.SEED);
                heard.incrementAndGet();
            }
        };
        try (Workers workers = new Workers(2, listener)) {
            ChanceTest.of(0.5, sample(rows, Random::nextGaussian), 2, 42, workers, listener);
        }

        assertThat(heard).hasValue(attempts);
    }

    /**
     * A center on each distinct row explains everything, however the column is shuffled; equal rows vary in nothing.
     */
    @Test
    void theBaselineIsTheMeanOfWhatIsExplainedOnTheCopies() {
        int[] column = new int[300];
        Arrays.setAll(column, i -> i % 5);
        long[] keys = LongStream.range(0, 300).toArray();

        assertThat(chance(0.5, new CanonicalSample(new ScaledTable(new int[][] {column}, 0), keys))
                        .baseline())
                .isEqualTo(1);
        assertThat(chance(0.5, new CanonicalSample(new ScaledTable(new int[][] {new int[300]}, 0), keys)))
                .isEqualTo(new ChanceTest(0.5, 0));
    }

    @Test
    void isBetterThanChanceByMoreThanTheMargin() {
        assertThat(new ChanceTest(0.05, 0).isBetterThanChance()).isFalse();
        assertThat(new ChanceTest(0.051, 0).isBetterThanChance()).isTrue();
        assertThat(new ChanceTest(0.5, 0.6).isBetterThanChance()).isFalse();
    }

    private static double silhouette(ScaledTable table, byte[] labels, int clusters) {
        try (Workers workers = new Workers(2, Progress.SILENT)) {
            return Silhouette.of(table, labels, clusters, workers);
        }
    }

    private static Separation separation(ScaledTable table, byte[] labels, int clusters) {
        try (Workers workers = new Workers(2, Progress.SILENT)) {
            return Separation.of(table, labels, ClusterSums.of(table, labels, clusters, workers), workers);
        }
    }

    private static double explained(CanonicalSample sample, int k) {
        try (Workers workers = new Workers(2, Progress.SILENT)) {
            double inertia = tn.segmentation.core.cluster.KMeans.withDefaults()
                    .withClusters(k)
                    .withRestarts(10)
                    .bestOnSample(sample, workers, Progress.SILENT)
                    .inertia();
            return 1
                    - inertia
                            / separation(sample.rows(), new byte[sample.keys().length], 1)
                                    .total();
        }
    }

    private static ChanceTest chance(double explained, CanonicalSample sample) {
        try (Workers workers = new Workers(2, Progress.SILENT)) {
            return ChanceTest.of(explained, sample, 5, 42, workers, Progress.SILENT);
        }
    }

    private static CanonicalSample sample(int rows, java.util.function.ToDoubleFunction<Random> value) {
        Random random = new Random(9);
        double[][] columns = new double[3][rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < 3; j++) {
                columns[j][i] = value.applyAsDouble(random);
            }
        }
        try (Workers workers = new Workers(1, Progress.SILENT)) {
            return CanonicalSample.of(Grid.of(23, columns), rows, 1, workers);
        }
    }
}
