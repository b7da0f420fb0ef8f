package tn.segmentation.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both scans against {@link NearestCenters}: what they call settled has to be so in doubles. */
class BlockScanTest {

    private static final int[] SIZES = {1, 7, 15, 16, 17, 31, 1023, 1024};
    private static final int[] DIMENSIONS = {1, 2, 5, 6, 30};
    private static final int[] CLUSTERS = {1, 2, 5, 20, 100};

    /** Rows before the block, which are none of its business. */
    private static final int START = 3;

    private enum Twin {
        SCALAR(ScalarScan::new),
        VECTOR(VectorModule::scan);

        private final IntFunction<BlockScan> maker;

        Twin(IntFunction<BlockScan> maker) {
            this.maker = maker;
        }
    }

    private enum Rows {
        GAUSSIAN,
        EXTREME,
        ALL_EQUAL,
        FAR_OUTLIERS,
        FEW_VALUES;

        private IntUnaryOperator values(Random random) {
            return switch (this) {
                case GAUSSIAN -> i -> (int) (random.nextGaussian() * (1 << 27));
                case EXTREME -> i -> random.nextBoolean() ? Integer.MAX_VALUE : -Integer.MAX_VALUE;
                case ALL_EQUAL -> i -> 123_456_789;
                case FAR_OUTLIERS ->
                    i -> (int) Math.rint(random.nextGaussian() * (1 << 21) + (i % 50 == 0 ? 1000 * (1 << 20) : 0));
                case FEW_VALUES -> i -> (random.nextInt(3) - 1) << 29;
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void settlesOnlyWhatIsBeyondDoubt(Twin twin) {
        Random random = new Random(1);
        for (Rows rows : Rows.values()) {
            for (int dimensions : DIMENSIONS) {
                for (int clusters : CLUSTERS) {
                    int[][] columns = columns(rows, dimensions, random);
                    double[][] centers = centers(columns, clusters, random);
                    for (int size : SIZES) {
                        // up to a tenth of the grid
                        float reach = size % 2 == 0 ? 0 : (float) Math.scalb(random.nextDouble(), random.nextInt(29));
                        check(twin.maker.apply(dimensions), columns, size, centers, reach);
                    }
                }
            }
        }
    }

    /**
     * At most one row in a hundred; one in ten where a hundred centers stand on a line or in a plane: the closer they
     * are to each other, the more rows floats find as near to one as to another.
     */
    @ParameterizedTest
    @EnumSource
    void leavesHardlyAnythingInDoubt(Twin twin) {
        Random random = new Random(2);
        for (int dimensions : DIMENSIONS) {
            for (int clusters : CLUSTERS) {
                int[][] columns = columns(Rows.GAUSSIAN, dimensions, random);
                int doubtful = check(
                        twin.maker.apply(dimensions), columns, 1024, distinctCenters(columns, clusters, random), 0);
                assertThat(doubtful)
                        .as("of 1024, %d x %d", dimensions, clusters)
                        .isLessThan(clusters > 20 * dimensions ? 103 : 11);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesRowsBetweenEqualCentersInDoubt(Twin twin) {
        int[][] columns = columns(Rows.GAUSSIAN, 5, new Random(3));
        double[] center = new double[5];

        int doubtful = check(twin.maker.apply(5), columns, 1024, new double[][] {center, center.clone()}, 0);

        assertThat(doubtful).isEqualTo(1024);
    }

    /** Rows on a line at x = 0, 1, .. 1023 times 2^20 between centers at both ends: what has slack is known by hand. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100, 700})
    void hasSlackWhereTheDistancesDifferByMoreThanTheReach(int reach) {
        int unit = 1 << 20;
        int[][] columns = {IntStream.range(-START, 1024).map(i -> i * unit).toArray()};
        double[][] centers = {{0}, {1023.0 * unit}};
        for (Twin twin : Twin.values()) {
            float[] slack = new float[BlockScan.ROWS];
            twin.maker
                    .apply(1)
                    .scan(columns, START, 1024, FloatCenters.of(centers, reach * unit), new byte[1024], slack);
            for (int i = 0; i < 1024; i++) {
                int difference = Math.abs(1023 - 2 * i);
                // the bound takes d1 + d2 for sqrt(2 (d1² + d2²)), at most 1.42 times as much
                if (difference > 1.42 * reach) {
                    assertThat(slack[i]).as("row %d", i).isPositive();
                } else if (difference <= reach) {
                    assertThat(slack[i]).as("row %d", i).isNotPositive();
                }
            }
        }
    }

    /** Checks what has slack, and returns how many rows have none. */
    private static int check(BlockScan scan, int[][] columns, int size, double[][] centers, float reach) {
        byte[] labels = new byte[BlockScan.ROWS];
        float[] slack = new float[BlockScan.ROWS];
        Arrays.fill(labels, (byte) -7);
        Arrays.fill(slack, -7);
        scan.scan(columns, START, size, FloatCenters.of(centers, reach), labels, slack);
        int doubtful = 0;
        for (int i = 0; i < size; i++) {
            assertThat(slack[i]).isNotNaN();
            assertThat(labels[i] < 0).as("in doubt").isEqualTo(slack[i] < 0);
            assertThat(labels[i] & ~BlockScan.IN_DOUBT).isBetween(0, centers.length - 1);
            if (!(slack[i] > 0)) {
                doubtful++;
                continue;
            }
            int row = START + i;
            double[] sorted = Arrays.stream(centers)
                    .mapToDouble(c -> Math.sqrt(NearestCenters.squaredDistance(columns, row, c)))
                    .sorted()
                    .toArray();
            assertThat((int) labels[i]).isEqualTo(NearestCenters.nearest(columns, row, centers));
            if (sorted.length > 1) {
                assertThat(sorted[1] - sorted[0]).isGreaterThan(reach);
            }
        }
        return doubtful;
    }

    private static int[][] columns(Rows rows, int dimensions, Random random) {
        return IntStream.range(0, dimensions)
                .mapToObj(j -> IntStream.range(0, START + BlockScan.ROWS)
                        .map(rows.values(random))
                        .toArray())
                .toArray(int[][]::new);
    }

    /** Means of a few rows, every fifth center equal to the first. */
    private static double[][] centers(int[][] columns, int clusters, Random random) {
        double[][] centers = distinctCenters(columns, clusters, random);
        for (int c = 5; c < clusters; c += 5) {
            centers[c] = centers[0].clone();
        }
        return centers;
    }

    private static double[][] distinctCenters(int[][] columns, int clusters, Random random) {
        double[][] centers = new double[clusters][columns.length];
        for (double[] center : centers) {
            int row = random.nextInt(columns[0].length);
            int other = random.nextInt(columns[0].length);
            Arrays.setAll(center, j -> (columns[j][row] + 2.0 * columns[j][other]) / 3);
        }
        return centers;
    }
}
