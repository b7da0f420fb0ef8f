package tn.segmentation.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.segmentation.core.data.RowHash;
import tn.segmentation.core.prepare.CanonicalSample;
import tn.segmentation.core.prepare.ScaledTable;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;

/** The oracle chooses by the same rule the slow way: every row gets its time, and all are sorted. */
class SeedingTest {

    private static final int EXPONENT = 20;

    @ParameterizedTest
    @CsvSource({"3, 1, 1", "3, 1, 3", "50, 2, 2", "300, 3, 5", "400, 2, 8", "1000, 1, 21"})
    void isTheOneOfANaiveChoice(int rows, int dimensions, int clusters) {
        for (long seed = 0; seed < 5; seed++) {
            CanonicalSample sample = sample(table(rows, dimensions, 1 << 30));

            assertThat(Seeding.choose(sample, clusters, seed)).isDeepEqualTo(naive(sample, clusters, seed));
        }
    }

    /** A row on a center is never drawn, so that each of few distinct rows gets a center of its own. */
    @Test
    void choosesNoRowTwiceAsLongAsThereAreOthers() {
        CanonicalSample sample = sample(table(500, 1, 7));
        for (long seed = 0; seed < 20; seed++) {
            double[][] centers = Seeding.choose(sample, 7, seed);

            assertThat(Arrays.stream(centers)
                            .mapToDouble(c -> Math.scalb(c[0], EXPONENT))
                            .sorted())
                    .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
        }
    }

    @Test
    void putsCentersOnEachOtherWhereThereAreFewerDistinctRows() {
        CanonicalSample sample = sample(table(500, 1, 3));

        double[][] centers = Seeding.choose(sample, 5, 1);

        assertThat(Arrays.stream(centers)
                        .mapToDouble(c -> Math.scalb(c[0], EXPONENT))
                        .distinct()
                        .sorted())
                .containsExactly(0.0, 1.0, 2.0);
        assertThat(centers).hasDimensions(5, 1);
    }

    private static double[][] naive(CanonicalSample sample, int clusters, long seed) {
        int[][] columns = sample.rows().columns();
        double[] squared = new double[sample.keys().length];
        Arrays.fill(squared, 1);
        int first = fastest(sample, squared, RowHash.of(seed, 0), 1).get(0);
        double[][] centers = new double[clusters][];
        centers[0] = point(columns, first);
        squared = lowered(columns, null, first);
        for (int c = 1; c < clusters; c++) {
            int best = -1;
            double[] ofBest = squared;
            for (int candidate : fastest(sample, squared, RowHash.of(seed, c), 2 + (int) Math.log(clusters))) {
                double[] lowered = lowered(columns, squared, candidate);
                if (best < 0 || plainSum(lowered) < plainSum(ofBest)) {
                    best = candidate;
                    ofBest = lowered;
                }
            }
            centers[c] = point(columns, best);
            squared = ofBest;
        }
        return ScaledTable.timesPowerOfTwo(centers, -EXPONENT);
    }

    /** Returns the rows away from all centers whose times -ln(u) / d² are the smallest. */
    private static List<Integer> fastest(CanonicalSample sample, double[] squared, long seed, int count) {
        return IntStream.range(0, squared.length)
                .filter(i -> squared[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> -StrictMath.log(RowHash.toUnit(RowHash.of(seed, sample.keys()[i]))) / squared[i]))
                .limit(count)
                .toList();
    }

    private static double[] lowered(int[][] columns, double @Nullable [] squared, int center) {
        return IntStream.range(0, columns[0].length)
                .mapToDouble(i -> {
                    double distance = NearestCenters.squaredDistance(columns, i, point(columns, center));
                    return squared == null ? distance : Math.min(squared[i], distance);
                })
                .toArray();
    }

    /** In the order of the rows, as a stream does not promise to. */
    private static double plainSum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double[] point(int[][] columns, int row) {
        return Arrays.stream(columns).mapToDouble(column -> column[row]).toArray();
    }

    private static ScaledTable table(int rows, int dimensions, int values) {
        Random random = new Random(rows);
        return new ScaledTable(
                IntStream.range(0, dimensions)
                        .mapToObj(j -> random.ints(rows, 0, values).toArray())
                        .toArray(int[][]::new),
                EXPONENT);
    }

    private static CanonicalSample sample(ScaledTable table) {
        try (Workers workers = new Workers(1, Progress.SILENT)) {
            return CanonicalSample.of(table, table.rows(), 1, workers);
        }
    }
}
