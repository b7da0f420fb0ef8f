package tn.segmentation.core.cluster;

import java.util.Arrays;

/**
 * Finds the nearest center of each row of a block. The buffers belong to one thread; everything that clusters or scores
 * takes its distances here, so that a row always gets the same answer.
 */
public final class NearestCenters {

    /*
     * Squared Euclidean distance, coordinate by coordinate in their order, in plain double arithmetic: multiplication and
     * addition are rounded separately (Java never fuses them), so the result does not depend on the machine, on whether
     * the JIT vectorises, or on which rows share a block. Ties go to the lowest index.
     *
     * The loops run over rows for a fixed center and coordinate: consecutive memory, no branch, no dependency between
     * rows, which is the form that C2 turns into SIMD.
     */
    static final int BLOCK = 1024;

    private final double[] distances = new double[BLOCK];
    private final double[] nearest = new double[BLOCK];
    private final double[] second = new double[BLOCK];
    private final int[] labels = new int[BLOCK];
    private final int[] secondLabels = new int[BLOCK];

    /** Creates the buffers of one thread. */
    public NearestCenters() {}

    /** Hears the answer for a row. */
    @FunctionalInterface
    public interface RowAnswer {
        /**
         * Takes the answer.
         *
         * @param row in the table
         * @param label index of the nearest center
         * @param secondLabel index of the second nearest; {@code label} when there is one center only
         * @param squaredDistance to the nearest center
         */
        void accept(int row, int label, int secondLabel, double squaredDistance);
    }

    /** Finds the nearest two centers of the rows {@code from} to {@code to} and hands each answer over. */
    public void forEach(double[][] columns, int from, int to, double[][] centers, RowAnswer answer) {
        for (int start = from; start < to; start += BLOCK) {
            int size = Math.min(BLOCK, to - start);
            findTwo(columns, start, size, centers);
            for (int i = 0; i < size; i++) {
                answer.accept(start + i, labels[i], secondLabels[i], nearest[i]);
            }
        }
    }

    /**
     * Finds the nearest centers of at most {@link #BLOCK} rows; read them from {@link #label} and {@link #distance}.
     */
    void find(double[][] columns, int start, int size, double[][] centers) {
        Arrays.fill(nearest, 0, size, Double.POSITIVE_INFINITY);
        for (int c = 0; c < centers.length; c++) {
            distancesTo(columns, start, size, centers[c]);
            for (int i = 0; i < size; i++) {
                if (distances[i] < nearest[i]) {
                    nearest[i] = distances[i];
                    labels[i] = c;
                }
            }
        }
    }

    /** Returns the nearest center of the i-th row of the block that was last searched. */
    int label(int i) {
        return labels[i];
    }

    /** Returns the squared distance of the i-th row of the block that was last searched to its nearest center. */
    double distance(int i) {
        return nearest[i];
    }

    private void findTwo(double[][] columns, int start, int size, double[][] centers) {
        find(columns, start, size, centers);
        Arrays.fill(second, 0, size, Double.POSITIVE_INFINITY);
        System.arraycopy(labels, 0, secondLabels, 0, size);
        for (int c = 0; c < centers.length; c++) {
            distancesTo(columns, start, size, centers[c]);
            for (int i = 0; i < size; i++) {
                if (distances[i] < second[i] && labels[i] != c) {
                    second[i] = distances[i];
                    secondLabels[i] = c;
                }
            }
        }
    }

    private void distancesTo(double[][] columns, int start, int size, double[] center) {
        Arrays.fill(distances, 0, size, 0);
        for (int j = 0; j < center.length; j++) {
            addSquares(columns[j], start, size, center[j], distances);
        }
    }

    private static void addSquares(double[] column, int start, int size, double center, double[] into) {
        for (int i = 0; i < size; i++) {
            double difference = column[start + i] - center;
            into[i] += difference * difference;
        }
    }
}
