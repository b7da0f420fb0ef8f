package tn.segmentation.core.cluster;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import tn.segmentation.core.prepare.RowWindow;
import tn.segmentation.core.prepare.ScaledRows;
import tn.segmentation.core.progress.Workers;

/**
 * The number of rows of each cluster, the sum of each of their coordinates, and the sum of squares of each coordinate
 * over all rows: whole numbers, exact. Whatever follows from them depends on the set of rows and their clusters alone.
 */
public final class ClusterSums {

    /** Digits of quotients: far more than a double has, whatever cancels. */
    private static final MathContext DIGITS = new MathContext(60);

    private final long[] counts;
    private final long[][] steps;
    private final BigInteger[] squares;
    private final double stepsPerUnit;

    private ClusterSums(long[] counts, long[][] steps, BigInteger[] squares, double stepsPerUnit) {
        this.counts = counts;
        this.steps = steps;
        this.squares = squares;
        this.stepsPerUnit = stepsPerUnit;
    }

    /** Returns the sums of clusters that have no row yet. */
    static ClusterSums none(int clusters, ScaledRows table) {
        BigInteger[] squares = new BigInteger[table.dimensions()];
        Arrays.fill(squares, BigInteger.ZERO);
        return new ClusterSums(
                new long[clusters], new long[table.dimensions()][clusters], squares, table.stepsPerUnit());
    }

    /**
     * Returns the sums of a table.
     *
     * @param table the rows
     * @param labels the cluster of each row, 0 to {@code clusters} - 1
     * @param clusters k
     * @param workers share the rows
     */
    public static ClusterSums of(ScaledRows table, byte[] labels, int clusters, Workers workers) {
        ClusterSums sums = none(clusters, table);
        workers.forBlocks(table.rows(), (from, to) -> {
            Moves moves = new Moves(clusters, table.dimensions());
            RowWindow window = table.window(BlockScan.ROWS);
            for (int start = from; start < to; start += BlockScan.ROWS) {
                int size = Math.min(BlockScan.ROWS, to - start);
                for (int i = 0; i < size; i++) {
                    moves.note(i, Moves.NOWHERE, labels[start + i]);
                }
                window.move(start, start + size);
                moves.take(window.columns(), window.start());
            }
            sums.add(moves);
        });
        return sums;
    }

    /** Returns the sums of the same clusters in another order: that of the place {@code order[i]} comes i-th. */
    public ClusterSums reordered(int[] order) {
        return new ClusterSums(
                reordered(counts, order),
                Arrays.stream(steps).map(column -> reordered(column, order)).toArray(long[][]::new),
                squares,
                stepsPerUnit);
    }

    private static long[] reordered(long[] values, int[] order) {
        return Arrays.stream(order).mapToLong(c -> values[c]).toArray();
    }

    /** Takes over what moved; safe for several threads. */
    synchronized void add(Moves moves) {
        for (int c = 0; c < counts.length; c++) {
            counts[c] += moves.count(c);
            for (int j = 0; j < steps.length; j++) {
                steps[j][c] += moves.steps(j, c);
            }
        }
        for (int j = 0; j < steps.length; j++) {
            squares[j] = squares[j].add(moves.squares(j));
        }
    }

    /**
     * Returns the sums of one coordinate without rows that are all in one place.
     *
     * @param coordinate the only one of the result
     * @param rows how many of each cluster are left out
     * @param step where they are
     */
    public ClusterSums of(int coordinate, long[] rows, int step) {
        long[] left = new long[counts.length];
        long[] sums = new long[counts.length];
        for (int c = 0; c < counts.length; c++) {
            left[c] = counts[c] - rows[c];
            sums[c] = steps[coordinate][c] - rows[c] * step;
        }
        BigInteger square = BigInteger.valueOf(step)
                .pow(2)
                .multiply(BigInteger.valueOf(Arrays.stream(rows).sum()));
        return new ClusterSums(
                left, new long[][] {sums}, new BigInteger[] {squares[coordinate].subtract(square)}, stepsPerUnit);
    }

    /** Returns the number of clusters. */
    public int clusters() {
        return counts.length;
    }

    /** Returns the number of coordinates. */
    public int dimensions() {
        return steps.length;
    }

    /** Returns the number of rows of a cluster. */
    public long count(int cluster) {
        return counts[cluster];
    }

    /** Returns whether a cluster has no row. */
    boolean hasEmpty() {
        return Arrays.stream(counts).anyMatch(count -> count == 0);
    }

    /** Returns the number of rows. */
    public long rows() {
        return Arrays.stream(counts).sum();
    }

    /** Returns the mean of a cluster that has rows, in steps. */
    double[] meanInSteps(int cluster) {
        double[] mean = new double[steps.length];
        for (int j = 0; j < mean.length; j++) {
            mean[j] = (double) steps[j][cluster] / counts[cluster];
        }
        return mean;
    }

    /** Returns the mean of a cluster that has rows, in scaled units. */
    public double[] mean(int cluster) {
        double[] mean = meanInSteps(cluster);
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= stepsPerUnit;
        }
        return mean;
    }

    /** Returns the mean of a coordinate of a cluster that has rows, in scaled units. */
    public double mean(int cluster, int coordinate) {
        return (double) steps[coordinate][cluster] / counts[cluster] / stepsPerUnit;
    }

    /** Returns the mean of a coordinate over all rows, in scaled units. */
    public double overallMean(int coordinate) {
        return (double) Arrays.stream(steps[coordinate]).sum() / rows() / stepsPerUnit;
    }

    /** Returns the sum of squared differences of a coordinate to its overall mean: the total sum of squares. */
    public double total(int coordinate) {
        return inUnits(totalSteps(coordinate));
    }

    /** Returns the sum of squared differences of the clusters' means to the overall mean, weighted by their rows. */
    public double between(int coordinate) {
        return inUnits(totalSteps(coordinate).subtract(withinSteps(coordinate)));
    }

    /** Returns the sum of squared distances of all rows to the overall mean. */
    public double total() {
        return sum(this::totalSteps);
    }

    /** Returns the sum of squared distances of all rows to the mean of their cluster. */
    public double within() {
        return sum(this::withinSteps);
    }

    /** Returns the sum of squared distances of the clusters' means to the overall mean, weighted by their rows. */
    public double between() {
        return sum(j -> totalSteps(j).subtract(withinSteps(j)));
    }

    /** Returns the sum of squared distances of all rows to the center of their cluster, in scaled units. */
    double inertia(double[][] centersInSteps) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int j = 0; j < steps.length; j++) {
            sum = sum.add(new BigDecimal(squares[j]));
            for (int c = 0; c < counts.length; c++) {
                // sum of (x - m)² = sum of x² - m (2 sum of x - n m)
                BigDecimal m = new BigDecimal(centersInSteps[c][j]);
                BigDecimal bracket = BigDecimal.valueOf(steps[j][c])
                        .multiply(BigDecimal.valueOf(2))
                        .subtract(m.multiply(BigDecimal.valueOf(counts[c])));
                sum = sum.subtract(m.multiply(bracket));
            }
        }
        return inUnits(sum);
    }

    private double sum(java.util.function.IntFunction<BigDecimal> ofCoordinate) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int j = 0; j < steps.length; j++) {
            sum = sum.add(ofCoordinate.apply(j));
        }
        return inUnits(sum);
    }

    private BigDecimal totalSteps(int j) {
        return new BigDecimal(squares[j])
                .subtract(squareOverCount(Arrays.stream(steps[j]).sum(), rows()));
    }

    private BigDecimal withinSteps(int j) {
        BigDecimal within = new BigDecimal(squares[j]);
        for (int c = 0; c < counts.length; c++) {
            within = within.subtract(squareOverCount(steps[j][c], counts[c]));
        }
        return within;
    }

    private static BigDecimal squareOverCount(long sum, long count) {
        if (count == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal exact = BigDecimal.valueOf(sum);
        return exact.multiply(exact).divide(BigDecimal.valueOf(count), DIGITS);
    }

    /** Returns squared steps in squared units; what is below zero by the last digit of a quotient is zero. */
    private double inUnits(BigDecimal squaredSteps) {
        return Math.max(0, squaredSteps.doubleValue()) / stepsPerUnit / stepsPerUnit;
    }
}
