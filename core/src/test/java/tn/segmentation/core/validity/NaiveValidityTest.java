package tn.segmentation.core.validity;

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
import tn.segmentation.core.cluster.ClusterSums;
import tn.segmentation.core.cluster.KMeansModel;
import tn.segmentation.core.prepare.CanonicalSample;
import tn.segmentation.core.prepare.Grid;
import tn.segmentation.core.prepare.ScaledTable;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;

/** The formulas of the papers, row by row in plain arithmetic, are the oracle; rows fill several tasks and blocks. */
class NaiveValidityTest {

    @ParameterizedTest
    @CsvSource({"90, 3, 1", "700, 2, 2", "1500, 4, 3"})
    void theSilhouetteIsTheOneOfRousseeuw(int rows, int clusters, int threads) {
        Naive naive = new Naive(rows, clusters);
        try (Workers workers = new Workers(threads, Progress.SILENT)) {
            assertThat(Silhouette.of(naive.table, naive.labels, clusters, workers))
                    .isCloseTo(naive.silhouette(), within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({"90, 3, 1", "1500, 4, 3", "70000, 5, 3"})
    void theSeparationIsTheOneOfThePapers(int rows, int clusters, int threads) {
        Naive naive = new Naive(rows, clusters);
        try (Workers workers = new Workers(threads, Progress.SILENT)) {
            ClusterSums sums = ClusterSums.of(naive.table, naive.labels, clusters, workers);
            Separation found = Separation.of(naive.table, naive.labels, sums, workers);

            double[][] means = naive.means();
            double inertia = IntStream.range(0, rows)
                    .mapToDouble(i -> KMeansModel.squaredDistance(naive.points[i], means[naive.labels[i]]))
                    .sum();
            assertThat(found.inertia()).isCloseTo(inertia, within(1e-9 * inertia));
            assertThat(found.daviesBouldin()).isCloseTo(naive.daviesBouldin(means), within(1e-12));
        }
    }

    /** The oracle goes through every way to pair two columns of four values, and every way to part the rows in two. */
    @Test
    void theBaselineTakesEveryPairingOfTheColumnsForAsLikely() {
        int[] column = {0, 1, 3, 7};
        List<int[]> pairings = permutations(column);
        double expected = pairings.stream()
                .mapToDouble(other -> mostExplained(column, other))
                .average()
                .orElseThrow();

        double found;
        try (Workers workers = new Workers(1, Progress.SILENT)) {
            CanonicalSample sample =
                    CanonicalSample.of(new ScaledTable(new int[][] {column, column}, 0), 4, 1, workers);
            found = LongStream.range(0, 100)
                    .mapToDouble(seed -> ChanceTest.of(0, sample, 2, seed, workers, Progress.SILENT)
                            .baseline())
                    .average()
                    .orElseThrow();
        }

        assertThat(pairings).hasSize(24);
        // a thousand copies, of which what is explained has a standard deviation of 0.125
        assertThat(found).isCloseTo(expected, within(0.02));
    }

    private static List<int[]> permutations(int[] values) {
        List<int[]> all = new ArrayList<>();
        if (values.length == 0) {
            all.add(values);
        }
        for (int i = 0; i < values.length; i++) {
            int first = values[i];
            int at = i;
            int[] others = IntStream.range(0, values.length)
                    .filter(other -> other != at)
                    .map(other -> values[other])
                    .toArray();
            for (int[] rest : permutations(others)) {
                all.add(IntStream.concat(IntStream.of(first), Arrays.stream(rest))
                        .toArray());
            }
        }
        return all;
    }

    private static double mostExplained(int[] x, int[] y) {
        int rows = x.length;
        double total = squares(x, y, (1 << rows) - 1);
        return 1
                - IntStream.range(0, 1 << rows)
                                .mapToDouble(part -> squares(x, y, part) + squares(x, y, (1 << rows) - 1 - part))
                                .min()
                                .orElseThrow()
                        / total;
    }

    /** Squared distances to their mean of the rows whose bits are set. */
    private static double squares(int[] x, int[] y, int part) {
        double sum = 0;
        for (int[] column : new int[][] {x, y}) {
            int[] values = IntStream.range(0, x.length)
                    .filter(row -> (part >> row & 1) == 1)
                    .map(row -> column[row])
                    .toArray();
            double mean = Arrays.stream(values).average().orElse(0);
            sum += Arrays.stream(values)
                    .mapToDouble(v -> (v - mean) * (v - mean))
                    .sum();
        }
        return sum;
    }

    /** Clusters around points on a diagonal, and their indices. */
    private static final class Naive {

        private final double[][] points;
        private final byte[] labels;
        private final int k;
        private final ScaledTable table;

        Naive(int rows, int clusters) {
            Random random = new Random(rows);
            k = clusters;
            labels = new byte[rows];
            double[][] columns = new double[2][rows];
            points = new double[rows][2];
            for (int i = 0; i < rows; i++) {
                // the first cluster is by far the largest
                labels[i] = (byte) Math.max(0, random.nextInt(2 * k) - k);
                for (int j = 0; j < 2; j++) {
                    columns[j][i] = Math.rint((3 * labels[i] + random.nextGaussian()) * 1024) / 1024;
                    points[i][j] = columns[j][i];
                }
            }
            table = Grid.of(10, columns);
        }

        double silhouette() {
            double sum = 0;
            for (int i = 0; i < points.length; i++) {
                double own = 0;
                double other = Double.POSITIVE_INFINITY;
                for (int c = 0; c < k; c++) {
                    int cluster = c;
                    double[] point = points[i];
                    double distances = rowsOf(c)
                            .mapToDouble(row -> Math.sqrt(KMeansModel.squaredDistance(point, points[row])))
                            .sum();
                    long size = rowsOf(cluster).count();
                    if (c == labels[i]) {
                        own = distances / (size - 1);
                    } else {
                        other = Math.min(other, distances / size);
                    }
                }
                sum += (other - own) / Math.max(own, other);
            }
            return sum / points.length;
        }

        double daviesBouldin(double[][] means) {
            double[] spread = IntStream.range(0, k)
                    .mapToDouble(c -> rowsOf(c)
                            .mapToDouble(row -> Math.sqrt(KMeansModel.squaredDistance(points[row], means[c])))
                            .average()
                            .orElseThrow())
                    .toArray();
            return IntStream.range(0, k)
                    .mapToDouble(c -> IntStream.range(0, k)
                            .filter(other -> other != c)
                            .mapToDouble(other -> (spread[c] + spread[other])
                                    / Math.sqrt(KMeansModel.squaredDistance(means[c], means[other])))
                            .max()
                            .orElseThrow())
                    .average()
                    .orElseThrow();
        }

        double[][] means() {
            return IntStream.range(0, k)
                    .mapToObj(c -> IntStream.range(0, 2)
                            .mapToDouble(j -> rowsOf(c)
                                    .mapToDouble(row -> points[row][j])
                                    .average()
                                    .orElseThrow())
                            .toArray())
                    .toArray(double[][]::new);
        }

        IntStream rowsOf(int cluster) {
            return IntStream.range(0, labels.length).filter(row -> labels[row] == cluster);
        }
    }
}
