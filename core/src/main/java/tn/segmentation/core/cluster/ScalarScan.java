package tn.segmentation.core.cluster;

import java.util.Arrays;

/** A {@link BlockScan} in plain Java. */
final class ScalarScan implements BlockScan {

    /*
     * Every loop runs over rows for one center and coordinate: consecutive memory, no branch, nothing that one row hands
     * to the next, one type of 32 bits. That is the form that C2 turns into SIMD.
     */
    private final float[][] points;
    private final float[] scores = new float[ROWS];
    private final BlockScores found = new BlockScores();

    ScalarScan(int dimensions) {
        points = new float[dimensions][ROWS];
    }

    @Override
    public void scan(int[][] columns, int start, int size, FloatCenters centers, byte[] labels, float[] slack) {
        int d = points.length;
        Arrays.fill(found.lengths, 0, size, 0);
        for (int j = 0; j < d; j++) {
            load(columns[j], start, size, points[j]);
            addSquares(points[j], size, found.lengths);
        }
        Arrays.fill(found.lowest, 0, size, FloatCenters.FAR);
        Arrays.fill(found.second, 0, size, FloatCenters.FAR);
        for (int c = 0; c < centers.clusters(); c++) {
            Arrays.fill(scores, 0, size, centers.squares()[c]);
            for (int j = 0; j < d; j++) {
                addProducts(points[j], centers.minusTwice()[c * d + j], size, scores);
            }
            compare(scores, c, size, found.lowest, found.second, found.nearest);
        }
        found.judge(size, centers, slack);
        found.label(size, slack, labels);
    }

    private static void load(int[] column, int start, int size, float[] into) {
        for (int i = 0; i < size; i++) {
            into[i] = column[start + i];
        }
    }

    private static void addSquares(float[] values, int size, float[] into) {
        for (int i = 0; i < size; i++) {
            into[i] += values[i] * values[i];
        }
    }

    private static void addProducts(float[] values, float factor, int size, float[] into) {
        for (int i = 0; i < size; i++) {
            into[i] += values[i] * factor;
        }
    }

    private static void compare(float[] scores, int center, int size, float[] best, float[] second, int[] labels) {
        for (int i = 0; i < size; i++) {
            float score = scores[i];
            float lowest = best[i];
            labels[i] = score < lowest ? center : labels[i];
            second[i] = Math.min(second[i], Math.max(lowest, score));
            best[i] = Math.min(lowest, score);
        }
    }
}
