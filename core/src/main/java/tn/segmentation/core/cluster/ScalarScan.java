package tn.segmentation.core.cluster;

import java.util.Arrays;

/** A {@link BlockScan} in plain Java. */
final class ScalarScan implements BlockScan {

    /*
     * Every loop runs over rows for one center and coordinate: consecutive memory, no branch, nothing that one row hands
     * to the next, one type of 32 bits. That is the form that C2 turns into SIMD.
     */
    private final float[][] points;
    private final float[] lengths = new float[ROWS];
    private final float[] scores = new float[ROWS];
    private final float[] best = new float[ROWS];
    private final float[] second = new float[ROWS];

    ScalarScan(int dimensions) {
        points = new float[dimensions][ROWS];
    }

    @Override
    public void scan(int[][] columns, int start, int size, FloatCenters centers, int[] labels, float[] slack) {
        int d = points.length;
        Arrays.fill(lengths, 0, size, 0);
        for (int j = 0; j < d; j++) {
            load(columns[j], start, size, points[j]);
            addSquares(points[j], size, lengths);
        }
        Arrays.fill(best, 0, size, FloatCenters.FAR);
        Arrays.fill(second, 0, size, FloatCenters.FAR);
        for (int c = 0; c < centers.clusters(); c++) {
            Arrays.fill(scores, 0, size, centers.squares()[c]);
            for (int j = 0; j < d; j++) {
                addProducts(points[j], centers.minusTwice()[c * d + j], size, scores);
            }
            compare(scores, c, size, best, second, labels);
        }
        judge(size, centers, slack);
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

    private void judge(int size, FloatCenters centers, float[] slack) {
        float error = centers.error();
        float reach = centers.reach();
        float ofCenter = 2 * centers.largestSquare();
        for (int i = 0; i < size; i++) {
            float doubt = error * (ofCenter + lengths[i]);
            float squares = best[i] + second[i] + 2 * (lengths[i] + doubt);
            float sure = second[i] - best[i] - doubt;
            float beyond = sure - reach * (float) Math.sqrt(2 * squares);
            slack[i] = Math.max(beyond, 0) + Math.min(sure, 0);
        }
    }
}
