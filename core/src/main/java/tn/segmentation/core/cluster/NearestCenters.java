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

    private final double[][] centers;
    private final double[][] points;
    private final double[][] distances;
    private final int[] labels = new int[BLOCK];
    private final int[] seconds = new int[BLOCK];

    /** Creates the buffers of one thread for centers that stay as they are. */
    public NearestCenters(double[][] centers) {
        this.centers = centers;
        this.points = new double[centers[0].length][BLOCK];
        this.distances = new double[centers.length][BLOCK];
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
        for (int c = 0; c < centers.length; c++) {
            Arrays.fill(distances[c], 0, size, 0);
            for (int j = 0; j < points.length; j++) {
                addSquares(points[j], centers[c][j], size, distances[c]);
            }
        }
        for (int i = 0; i < size; i++) {
            findTwo(i);
        }
    }

    private static void addSquares(double[] values, double center, int size, double[] into) {
        for (int i = 0; i < size; i++) {
            double difference = values[i] - center;
            into[i] += difference * difference;
        }
    }

    private void findTwo(int i) {
        int nearest = 0;
        int next = -1;
        double least = distances[0][i];
        double second = Double.POSITIVE_INFINITY;
        for (int c = 1; c < distances.length; c++) {
            double distance = distances[c][i];
            if (distance < least) {
                second = least;
                next = nearest;
                least = distance;
                nearest = c;
            } else if (distance < second) {
                second = distance;
                next = c;
            }
        }
        labels[i] = nearest;
        seconds[i] = next < 0 ? nearest : next;
    }

    /** Returns the nearest center of the i-th point. */
    public int label(int i) {
        return labels[i];
    }

    /** Returns the second nearest center of the i-th point; the nearest one where it is the only one. */
    public int second(int i) {
        return seconds[i];
    }

    /** Returns the squared distance of the i-th point to its nearest center. */
    public double squaredDistance(int i) {
        return distances[labels[i]][i];
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
