package tn.segmentation.core.cluster;

import tn.segmentation.core.prepare.ScaledTable;

/**
 * The number of rows of each cluster and the exact sum of each of their coordinates, counted in grid steps. Because the
 * sums are exact, a row that changes cluster is taken from one and added to the other without any loss.
 */
final class ClusterSums {

    private final long[] counts;
    private final long[][] steps;
    private final double stepsPerUnit;

    ClusterSums(int clusters, ScaledTable table) {
        this(clusters, table.dimensions(), table.stepsPerUnit());
    }

    private ClusterSums(int clusters, int dimensions, double stepsPerUnit) {
        this.counts = new long[clusters];
        this.steps = new long[clusters][dimensions];
        this.stepsPerUnit = stepsPerUnit;
    }

    ClusterSums empty() {
        return new ClusterSums(counts.length, steps[0].length, stepsPerUnit);
    }

    int clusters() {
        return counts.length;
    }

    long count(int cluster) {
        return counts[cluster];
    }

    void add(double[][] columns, int row, int cluster) {
        counts[cluster]++;
        long[] sums = steps[cluster];
        for (int j = 0; j < sums.length; j++) {
            sums[j] += (long) (columns[j][row] * stepsPerUnit);
        }
    }

    void remove(double[][] columns, int row, int cluster) {
        counts[cluster]--;
        long[] sums = steps[cluster];
        for (int j = 0; j < sums.length; j++) {
            sums[j] -= (long) (columns[j][row] * stepsPerUnit);
        }
    }

    void addAll(ClusterSums other) {
        for (int c = 0; c < counts.length; c++) {
            counts[c] += other.counts[c];
            for (int j = 0; j < steps[c].length; j++) {
                steps[c][j] += other.steps[c][j];
            }
        }
    }

    /** Returns the mean of a cluster that has rows. */
    double[] mean(int cluster) {
        double[] mean = new double[steps[cluster].length];
        for (int j = 0; j < mean.length; j++) {
            mean[j] = steps[cluster][j] / stepsPerUnit / counts[cluster];
        }
        return mean;
    }
}
