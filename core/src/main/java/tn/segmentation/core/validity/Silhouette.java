package tn.segmentation.core.validity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import tn.segmentation.core.data.ExactSum;
import tn.segmentation.core.prepare.ScaledTable;
import tn.segmentation.core.progress.Workers;

/**
 * The silhouette (Rousseeuw 1987, doi:10.1016/0377-0427(87)90125-7): for each row {@code (b - a) / max(a, b)}, where
 * {@code a} is its mean distance to the other rows of its cluster and {@code b} the smallest mean distance to the rows
 * of another cluster (equation 2); a row alone in its cluster counts 0. The mean over all rows lies between -1 and 1;
 * higher is better separated. Takes time in proportion to the square of the rows.
 */
public final class Silhouette {

    /** The result is exact up to so many rows; larger tables are to be sampled. */
    public static final int EXACT_ROWS = 10_000;

    private static final int ROWS_PER_TASK = 256;

    private final double[][] columns;
    private final byte[] labels;
    private final int[] sizes;

    private Silhouette(ScaledTable table, byte[] labels, int clusters) {
        this.columns = table.columns();
        this.labels = labels;
        this.sizes = new int[clusters];
        for (byte label : labels) {
            sizes[label]++;
        }
    }

    /**
     * Returns the mean silhouette of all rows.
     *
     * @param table the rows
     * @param labels the cluster of each row, 0 to {@code clusters} - 1
     * @param clusters how many there may be; empty ones are ignored
     * @param workers share the rows
     * @return {@code NaN} when fewer than two clusters have rows
     */
    public static double of(ScaledTable table, byte[] labels, int clusters, Workers workers) {
        Silhouette silhouette = new Silhouette(table, labels, clusters);
        int used = 0;
        for (int size : silhouette.sizes) {
            used += size > 0 ? 1 : 0;
        }
        return used < 2 ? Double.NaN : silhouette.mean(workers);
    }

    private double mean(Workers workers) {
        int n = labels.length;
        List<Callable<double[]>> tasks = new ArrayList<>();
        for (int start = 0; start < n; start += ROWS_PER_TASK) {
            int from = start;
            int to = Math.min(n, start + ROWS_PER_TASK);
            tasks.add(() -> ofRows(from, to));
        }
        ExactSum sum = ExactSum.of(1, n);
        for (double[] part : workers.runAll(tasks)) {
            for (double value : part) {
                sum.add(value);
            }
        }
        return sum.value() / n;
    }

    private double[] ofRows(int from, int to) {
        double[] values = new double[to - from];
        double[] distances = new double[labels.length];
        for (int i = from; i < to; i++) {
            distancesFrom(i, distances);
            double[] sums = new double[sizes.length];
            for (int other = 0; other < distances.length; other++) {
                sums[labels[other]] += distances[other];
            }
            values[i - from] = ofRow(labels[i], sums);
        }
        return values;
    }

    private void distancesFrom(int row, double[] distances) {
        java.util.Arrays.fill(distances, 0);
        for (double[] column : columns) {
            double own = column[row];
            for (int i = 0; i < distances.length; i++) {
                double difference = column[i] - own;
                distances[i] += difference * difference;
            }
        }
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.sqrt(distances[i]);
        }
    }

    private double ofRow(int label, double[] sums) {
        if (sizes[label] == 1) {
            return 0;
        }
        double a = sums[label] / (sizes[label] - 1);
        double b = Double.POSITIVE_INFINITY;
        for (int c = 0; c < sizes.length; c++) {
            if (c != label && sizes[c] > 0) {
                b = Math.min(b, sums[c] / sizes[c]);
            }
        }
        double larger = Math.max(a, b);
        return larger == 0 ? 0 : (b - a) / larger;
    }
}
