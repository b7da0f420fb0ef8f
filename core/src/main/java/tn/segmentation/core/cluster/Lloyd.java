package tn.segmentation.core.cluster;

import java.util.Arrays;
import tn.segmentation.core.data.ExactSum;
import tn.segmentation.core.data.RowHash;
import tn.segmentation.core.prepare.ScaledTable;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;
import tn.segmentation.core.progress.Workers;

/**
 * Lloyd's algorithm (doi:10.1109/TIT.1982.1056489) on one table, from given centers: assign each row to its nearest
 * center, move each center to the mean of its rows, until no row changes cluster. Holds the state of one attempt.
 */
final class Lloyd {

    /*
     * Exactness. Coordinates are multiples of a grid step and are added as longs, so the sums of a cluster do not depend on
     * which thread saw which row, and rows that stay where they are need not be added again in the next iteration. Every
     * iteration therefore depends on the set of rows and the centers alone.
     */

    private final ScaledTable table;
    private final Workers workers;
    private final int[] labels;
    private final ClusterSums sums;
    private double[][] centers;
    private int iterations;
    private long changed;

    Lloyd(ScaledTable table, double[][] initialCenters, Workers workers) {
        this.table = table;
        this.workers = workers;
        this.centers = initialCenters;
        this.labels = new int[table.rows()];
        this.sums = new ClusterSums(initialCenters.length, table);
        Arrays.fill(labels, -1);
    }

    /** Iterates to the end and returns what was found. */
    KMeansModel run(int maxIterations, double tolerance, Progress progress) {
        double movement = Double.POSITIVE_INFINITY;
        do {
            progress.report(Stage.ITERATE, iterations, maxIterations);
            assignRows();
            iterations++;
            if (changed == 0) {
                break;
            }
            movement = moveCenters();
        } while (iterations < maxIterations && movement > tolerance);
        boolean converged = changed == 0 || movement <= tolerance;
        if (changed > 0) {
            assignRows();
        }
        return new KMeansModel(centers, inertia(), iterations, converged ? 0 : changed);
    }

    private void assignRows() {
        ClusterSums moves = sums.empty();
        long[] moved = new long[1];
        workers.forBlocks(table.rows(), (from, to) -> {
            ClusterSums blockMoves = sums.empty();
            long blockMoved = assignRows(from, to, blockMoves);
            synchronized (moves) {
                moves.addAll(blockMoves);
                moved[0] += blockMoved;
            }
        });
        sums.addAll(moves);
        changed = moved[0];
    }

    private long assignRows(int from, int to, ClusterSums moves) {
        NearestCenters search = new NearestCenters();
        double[][] columns = table.columns();
        long moved = 0;
        for (int start = from; start < to; start += NearestCenters.BLOCK) {
            int size = Math.min(NearestCenters.BLOCK, to - start);
            search.find(columns, start, size, centers);
            for (int i = 0; i < size; i++) {
                int row = start + i;
                int label = search.label(i);
                if (label == labels[row]) {
                    continue;
                }
                if (labels[row] >= 0) {
                    moves.remove(columns, row, labels[row]);
                }
                moves.add(columns, row, label);
                labels[row] = label;
                moved++;
            }
        }
        return moved;
    }

    /** Moves each center to the mean of its rows and returns the largest distance moved. */
    private double moveCenters() {
        double[][] moved = new double[centers.length][];
        for (int c = 0; c < centers.length; c++) {
            moved[c] = sums.count(c) > 0 ? sums.mean(c) : centers[c];
        }
        for (int c = 0; c < centers.length; c++) {
            if (sums.count(c) == 0) {
                moved[c] = farthestRow(moved);
            }
        }
        double largest = 0;
        for (int c = 0; c < centers.length; c++) {
            largest = Math.max(largest, Math.sqrt(KMeansModel.squaredDistance(centers[c], moved[c])));
        }
        centers = moved;
        return largest;
    }

    /**
     * Returns where the center of an empty cluster goes: to the row that is farthest from all centers, which lowers the
     * inertia most. Of equally far rows the one of the smallest hash is taken.
     */
    private double[] farthestRow(double[][] others) {
        NearestCenters search = new NearestCenters();
        double[][] columns = table.columns();
        int[] farthest = {0};
        double[] distance = {-1};
        search.forEach(columns, 0, table.rows(), others, (row, label, second, squared) -> {
            if (squared > distance[0]
                    || (squared == distance[0] && RowHash.of(0, columns, row) < RowHash.of(0, columns, farthest[0]))) {
                distance[0] = squared;
                farthest[0] = row;
            }
        });
        double[] center = new double[columns.length];
        for (int j = 0; j < center.length; j++) {
            center[j] = columns[j][farthest[0]];
        }
        return center;
    }

    private double inertia() {
        return inertia(table, centers, workers);
    }

    /** Returns the sum of squared distances of all rows to their nearest center, independent of their order. */
    static double inertia(ScaledTable table, double[][] centers, Workers workers) {
        double[] largest = new double[1];
        workers.forBlocks(table.rows(), (from, to) -> {
            double[] blockLargest = new double[1];
            new NearestCenters()
                    .forEach(
                            table.columns(),
                            from,
                            to,
                            centers,
                            (row, label, second, squared) -> blockLargest[0] = Math.max(blockLargest[0], squared));
            synchronized (largest) {
                largest[0] = Math.max(largest[0], blockLargest[0]);
            }
        });
        ExactSum sum = ExactSum.of(largest[0], table.rows());
        workers.forBlocks(table.rows(), (from, to) -> {
            ExactSum blockSum = sum.empty();
            new NearestCenters()
                    .forEach(
                            table.columns(), from, to, centers, (row, label, second, squared) -> blockSum.add(squared));
            synchronized (sum) {
                sum.add(blockSum);
            }
        });
        return sum.value();
    }
}
