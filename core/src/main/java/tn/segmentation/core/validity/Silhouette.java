package tn.segmentation.core.validity;

import java.util.ArrayList;
import java.util.Arrays;
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
    private final int[] starts;

    private Silhouette(ScaledTable table, byte[] labels, int clusters) {
        this.starts = new int[clusters + 1];
        this.columns = new double[table.dimensions()][labels.length];
        for (byte label : labels) {
            starts[label + 1]++;
        }
        for (int c = 0; c < clusters; c++) {
            starts[c + 1] += starts[c];
        }
        int[] next = starts.clone();
        for (int i = 0; i < labels.length; i++) {
            int place = next[labels[i]]++;
            for (int j = 0; j < columns.length; j++) {
                columns[j][place] = table.columns()[j][i];
            }
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
        for (int c = 0; c < clusters; c++) {
            used += silhouette.size(c) > 0 ? 1 : 0;
        }
        return used < 2 ? Double.NaN : silhouette.mean(labels.length, workers);
    }

    private int size(int cluster) {
        return starts[cluster + 1] - starts[cluster];
    }

    private double mean(int n, Workers workers) {
        List<Callable<double[]>> tasks = new ArrayList<>();
        for (int c = 0; c + 1 < starts.length; c++) {
            for (int start = starts[c]; start < starts[c + 1]; start += ROWS_PER_TASK) {
                int cluster = c;
                int from = start;
                int to = Math.min(starts[c + 1], start + ROWS_PER_TASK);
                tasks.add(() -> ofRows(cluster, from, to));
            }
        }
        ExactSum sum = ExactSum.of(1, n);
        for (double[] part : workers.runAll(tasks)) {
            for (double value : part) {
                sum.add(value);
            }
        }
        return sum.value() / n;
    }

    private double[] ofRows(int cluster, int from, int to) {
        double[] values = new double[to - from];
        double[] distances = new double[starts[starts.length - 1]];
        for (int i = from; i < to; i++) {
            distancesFrom(i, distances);
            values[i - from] = ofRow(cluster, distances);
        }
        return values;
    }

    /** Distances are in grid steps: the silhouette is a ratio. */
    private void distancesFrom(int row, double[] distances) {
        Arrays.fill(distances, 0);
        for (double[] column : columns) {
            addSquares(column, column[row], distances);
        }
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.sqrt(distances[i]);
        }
    }

    private static void addSquares(double[] column, double own, double[] into) {
        for (int i = 0; i < into.length; i++) {
            double difference = column[i] - own;
            into[i] += difference * difference;
        }
    }

    private double ofRow(int cluster, double[] distances) {
        if (size(cluster) == 1) {
            return 0;
        }
        double a = sum(distances, cluster) / (size(cluster) - 1);
        double b = Double.POSITIVE_INFINITY;
        for (int c = 0; c + 1 < starts.length; c++) {
            if (c != cluster && size(c) > 0) {
                b = Math.min(b, sum(distances, c) / size(c));
            }
        }
        double larger = Math.max(a, b);
        return larger == 0 ? 0 : (b - a) / larger;
    }

    /** The rows of a cluster stand together, in the order of the sample: a plain sum is reproducible. */
    private double sum(double[] distances, int cluster) {
        double even = 0;
        double odd = 0;
        int end = starts[cluster + 1];
        int i = starts[cluster];
        for (; i + 1 < end; i += 2) {
            even += distances[i];
            odd += distances[i + 1];
        }
        return even + odd + (i < end ? distances[i] : 0);
    }
}
