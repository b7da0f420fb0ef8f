package tn.segmentation.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.core.prepare.ScaledTable;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;

/**
 * {@link BigDecimal} sums of differences, row by row, are the oracle; squares of 2^31 steps and large sums included.
 */
class ClusterSumsTest {

    private static final int ROWS = 3000;
    private static final int K = 4;
    private static final ScaledTable TABLE = table();
    private static final byte[] LABELS = labels();

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void sumsAreThoseOfUnlimitedPrecision(int threads) {
        ClusterSums sums = sums(LABELS, threads);

        double within = 0;
        double total = 0;
        for (int j = 0; j < 2; j++) {
            BigDecimal ofColumn = BigDecimal.ZERO;
            for (int c = 0; c < K - 1; c++) {
                ofColumn = ofColumn.add(squares(j, c));
            }
            // the columns are of very different size: what is small must not be lost beside what is large
            assertThat(sums.total(j)).isEqualTo(units(squares(j, -1)));
            assertThat(sums.between(j)).isEqualTo(units(squares(j, -1).subtract(ofColumn)));
            within += units(ofColumn);
            total += units(squares(j, -1));
        }
        assertThat(sums.within()).isEqualTo(within);
        assertThat(sums.total()).isEqualTo(total);
        assertThat(sums.between()).isCloseTo(total - within, offset(1e-15 * total));
        assertThat(sums.rows()).isEqualTo(ROWS);
        for (int c = 0; c < K - 1; c++) {
            for (int j = 0; j < 2; j++) {
                assertThat(sums.mean(c)[j]).isEqualTo(mean(j, c)).isEqualTo(sums.mean(c, j));
            }
        }
        assertThat(sums.overallMean(0)).isEqualTo(mean(0, -1));
        assertThat(sums.count(K - 1)).isZero();
    }

    @Test
    void inertiaIsTheExactSumOfSquaredDistances() {
        double[][] centers = {{0.25, -1e9}, {1e9, 3}, {-0x1p31, 0.1}, {7, 7}};
        BigDecimal expected = BigDecimal.ZERO;
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < 2; j++) {
                BigDecimal difference =
                        BigDecimal.valueOf(TABLE.columns()[j][i]).subtract(new BigDecimal(centers[LABELS[i]][j]));
                expected = expected.add(difference.multiply(difference));
            }
        }

        assertThat(sums(LABELS, 2).inertia(centers)).isEqualTo(units(expected));
    }

    @Test
    void movesLeadToTheSumsOfTheNewLabels() {
        ClusterSums sums = sums(LABELS, 1);
        byte[] later = LABELS.clone();
        Moves moves = new Moves(K, 2);
        for (int start = 0; start < ROWS; start += BlockScan.ROWS) {
            for (int i = start; i < Math.min(ROWS, start + BlockScan.ROWS); i += 3) {
                later[i] = (byte) ((LABELS[i] + 1 + i % 2) % K);
                moves.note(i - start, LABELS[i], later[i]);
            }
            moves.take(TABLE.columns(), start);
        }
        sums.add(moves);

        assertThat(moves.moved())
                .isEqualTo(IntStream.range(0, ROWS)
                        .filter(i -> LABELS[i] != later[i])
                        .count());
        assertSame(sums, sums(later, 1), new int[] {0, 1, 2, 3});
    }

    @Test
    void reorderedSumsAreThoseOfReorderedLabels() {
        int[] order = {2, 0, 3, 1};

        ClusterSums reordered = sums(LABELS, 1).reordered(order);

        assertSame(reordered, sums(LABELS, 1), order);
        assertThat(reordered.within()).isEqualTo(sums(LABELS, 1).within());
    }

    /** The oracle is a table without these rows. */
    @Test
    void rowsInOnePlaceCanBeLeftOut() {
        int step = 40;
        int[] column = TABLE.columns()[1].clone();
        long[] leftOut = new long[K];
        for (int i = 0; i < ROWS; i += 5) {
            column[i] = step;
            leftOut[LABELS[i]]++;
        }
        int[] others = IntStream.range(0, ROWS).filter(i -> i % 5 != 0).toArray();
        byte[] labels = new byte[others.length];
        for (int i = 0; i < others.length; i++) {
            labels[i] = LABELS[others[i]];
        }
        ScaledTable table = new ScaledTable(new int[][] {TABLE.columns()[0], column}, 3);
        try (Workers workers = new Workers(1, Progress.SILENT)) {
            ClusterSums found = ClusterSums.of(table, LABELS, K, workers).of(1, leftOut, step);
            ClusterSums expected = ClusterSums.of(table.select(others), labels, K, workers);

            assertThat(found.dimensions()).isEqualTo(1);
            assertThat(found.total(0)).isEqualTo(expected.total(1)).isPositive();
            assertThat(found.between(0)).isEqualTo(expected.between(1)).isPositive();
            assertThat(found.overallMean(0)).isEqualTo(expected.overallMean(1));
            for (int c = 0; c < K - 1; c++) {
                assertThat(found.count(c)).isEqualTo(expected.count(c));
                assertThat(found.mean(c, 0)).isEqualTo(expected.mean(c, 1));
            }
        }
    }

    private static void assertSame(ClusterSums found, ClusterSums expected, int[] order) {
        for (int c = 0; c < K; c++) {
            assertThat(found.count(c)).isEqualTo(expected.count(order[c]));
            if (found.count(c) > 0) {
                assertThat(found.mean(c)).isEqualTo(expected.mean(order[c]));
            }
        }
        assertThat(found.within()).isEqualTo(expected.within());
        assertThat(found.clusters()).isEqualTo(K);
        assertThat(found.dimensions()).isEqualTo(2);
    }

    private static ClusterSums sums(byte[] labels, int threads) {
        try (Workers workers = new Workers(threads, Progress.SILENT)) {
            return ClusterSums.of(TABLE, labels, K, workers);
        }
    }

    /** The sum of squared differences to the mean, of a cluster or (-1) of all rows. */
    private static BigDecimal squares(int column, int cluster) {
        MathContext digits = new MathContext(60);
        int[] rows = rows(column, cluster);
        BigDecimal mean = BigDecimal.valueOf(Arrays.stream(rows).asLongStream().sum())
                .divide(BigDecimal.valueOf(rows.length), digits);
        return Arrays.stream(rows)
                .mapToObj(x -> BigDecimal.valueOf(x).subtract(mean))
                .map(x -> x.multiply(x))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static double mean(int column, int cluster) {
        return Arrays.stream(rows(column, cluster)).average().orElseThrow() / TABLE.stepsPerUnit();
    }

    private static int[] rows(int column, int cluster) {
        return IntStream.range(0, ROWS)
                .filter(i -> cluster < 0 || LABELS[i] == cluster)
                .map(i -> TABLE.columns()[column][i])
                .toArray();
    }

    private static double units(BigDecimal squaredSteps) {
        return squaredSteps.doubleValue() / TABLE.stepsPerUnit() / TABLE.stepsPerUnit();
    }

    private static ScaledTable table() {
        Random random = new Random(4);
        int[] large =
                random.ints(ROWS).map(x -> Math.max(x, -Integer.MAX_VALUE)).toArray();
        int[] small = random.ints(ROWS, -5, 6).toArray();
        large[0] = Integer.MAX_VALUE;
        large[1] = -Integer.MAX_VALUE;
        return new ScaledTable(new int[][] {large, small}, 28);
    }

    /** The last cluster has no row. */
    private static byte[] labels() {
        byte[] labels = new byte[ROWS];
        for (int i = 0; i < ROWS; i++) {
            labels[i] = (byte) (i * 7 % 11 % (K - 1));
        }
        return labels;
    }
}
