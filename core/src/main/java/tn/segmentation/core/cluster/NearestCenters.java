package tn.segmentation.core.cluster;

import java.util.Arrays;

/**
 * Finds the nearest two centers of each row of a block, and has the last word on which is nearest: everything that
 * clusters or scores decides as it does, so that a row always gets the same answer. The buffers belong to one thread.
 */
public final class NearestCenters {

    /*
     * Squared Euclidean distance, coordinate by coordinate in their order, in plain double arithmetic: multiplication and
     * addition are rounded separately (Java never fuses them), so the result does not depend on the machine, on whether
     * the JIT vectorises, or on which rows share a block. A grid whose step is a power of two moves exponents only: in
     * steps and in scaled units the answer is the same. Ties go to the lowest index.
     */

    /** Rows of a block, at most. */
    public static final int BLOCK = 256;

    private static final long INFINITE = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);
    private static final int SIGN = Long.SIZE - 1;

    private final double[][] centers;
    private final double[][] points;
    private final double[] squares = new double[BLOCK];
    private final long[] bits = new long[BLOCK];
    private final long[] labels = new long[BLOCK];
    private final long[] seconds = new long[BLOCK];
    private final long[] nearest = new long[BLOCK];
    private final long[] nextNearest = new long[BLOCK];
    private final long[] isNearest = new long[BLOCK];
    private final long[] isNext = new long[BLOCK];

    /** Creates the buffers of one thread for centers that stay as they are. */
    public NearestCenters(double[][] centers) {
        this.centers = centers;
        this.points = new double[centers[0].length][BLOCK];
    }

    /** Returns the points of the block, one array per coordinate: to be filled before {@link #find}. */
    public double[][] points() {
        return points;
    }

    /** Fills the points of the block with rows. */
    public void load(int[][] columns, int start, int size) {
        for (int j = 0; j < points.length; j++) {
            load(columns[j], start, size, points[j]);
        }
    }

    private static void load(int[] column, int start, int size, double[] into) {
        for (int i = 0; i < size; i++) {
            into[i] = column[start + i];
        }
    }

    /** Finds the nearest two centers of the first {@code size} points, at most {@link #BLOCK}. */
    public void find(int size) {
        Arrays.fill(labels, 0, size, 0);
        Arrays.fill(seconds, 0, size, 0);
        Arrays.fill(nearest, 0, size, INFINITE);
        Arrays.fill(nextNearest, 0, size, INFINITE);
        for (int c = 0; c < centers.length; c++) {
            Arrays.fill(squares, 0, size, 0);
            for (int j = 0; j < points.length; j++) {
                addSquares(points[j], centers[c][j], size, squares);
            }
            consider(c, size);
        }
    }

    private static void addSquares(double[] values, double center, int size, double[] into) {
        for (int i = 0; i < size; i++) {
            double difference = values[i] - center;
            into[i] += difference * difference;
        }
    }

    /*
     * Which center is nearer cannot be foreseen, so that branches would mostly be mispredicted. There is none here: a
     * double that is not below zero is ordered as its bits are, and the sign of the difference of two such numbers, spread
     * over all bits, says where one takes the place of another. Each loop does one thing to numbers of one width, the form
     * that C2 turns into SIMD; the arrays stay in the nearest cache.
     */
    private void consider(int center, int size) {
        takeBits(squares, size, bits);
        compare(bits, nearest, size, isNearest);
        compare(bits, nextNearest, size, isNext);
        replace(seconds, center, isNext, size);
        replace(seconds, labels, isNearest, size);
        replace(nextNearest, bits, isNext, size);
        replace(nextNearest, nearest, isNearest, size);
        replace(labels, center, isNearest, size);
        replace(nearest, bits, isNearest, size);
    }

    private static void takeBits(double[] values, int size, long[] into) {
        for (int i = 0; i < size; i++) {
            into[i] = Double.doubleToRawLongBits(values[i]);
        }
    }

    /** Sets all bits where one number is less than another, and none elsewhere. */
    private static void compare(long[] numbers, long[] others, int size, long[] isLess) {
        for (int i = 0; i < size; i++) {
            isLess[i] = (numbers[i] - others[i]) >> SIGN;
        }
    }

    private static void replace(long[] values, long by, long[] where, int size) {
        for (int i = 0; i < size; i++) {
            values[i] ^= (values[i] ^ by) & where[i];
        }
    }

    private static void replace(long[] values, long[] by, long[] where, int size) {
        for (int i = 0; i < size; i++) {
            values[i] ^= (values[i] ^ by[i]) & where[i];
        }
    }

    /** Returns the nearest center of the i-th point. */
    public int label(int i) {
        return (int) labels[i];
    }

    /** Returns the second nearest center of the i-th point; the nearest one where it is the only one. */
    public int second(int i) {
        return (int) seconds[i];
    }

    /** Returns the squared distance of the i-th point to its nearest center. */
    public double squaredDistance(int i) {
        return Double.longBitsToDouble(nearest[i]);
    }

    /** Returns the nearest of some centers to one row: what {@link #find} would give. */
    static int nearest(int[][] columns, int row, double[][] centers) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < centers.length; c++) {
            double distance = squaredDistance(columns, row, centers[c]);
            if (distance < least) {
                least = distance;
                nearest = c;
            }
        }
        return nearest;
    }

    /** Returns the squared distance of a row to a point. */
    static double squaredDistance(int[][] columns, int row, double[] point) {
        double sum = 0;
        for (int j = 0; j < point.length; j++) {
            double difference = columns[j][row] - point[j];
            sum += difference * difference;
        }
        return sum;
    }
}
