package tn.segmentation.core.cluster;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tn.segmentation.core.data.RowHash;
import tn.segmentation.core.prepare.ScaledTable;

/**
 * The textbook algorithm, one row and center at a time, all rows in every iteration, with exact sums and rounded
 * quotients: the oracle of the fast one. Computes in steps of the table's grid.
 */
final class NaiveLloyd {

    private final int[][] columns;
    private double[][] centers;
    private byte[] labels;

    /**
     * What was found.
     *
     * @param centers in scaled units
     * @param labels of the rows, by these centers
     * @param iterations until it stopped
     * @param changing rows that the last assignment changed, where the end was not reached
     * @param inertia in scaled units
     * @param emptied iterations after which a cluster had no row, from 1
     */
    record Result(
            double[][] centers, byte[] labels, int iterations, long changing, double inertia, List<Integer> emptied) {}

    private NaiveLloyd(int[][] columns, double[][] centers) {
        this.columns = columns;
        this.centers = centers;
        this.labels = new byte[columns[0].length];
        Arrays.fill(labels, (byte) -1);
    }

    /** Iterates from centers in scaled units. */
    static Result run(ScaledTable table, double[][] initial, int maxIterations, double tolerance) {
        double unit = table.stepsPerUnit();
        return new NaiveLloyd(table.columns(), times(initial, unit)).run(unit, maxIterations, tolerance);
    }

    private Result run(double unit, int maxIterations, double tolerance) {
        List<Integer> emptied = new ArrayList<>();
        int iterations = 0;
        long changed;
        double movement = Double.POSITIVE_INFINITY;
        do {
            changed = assign();
            iterations++;
            if (changed == 0) {
                break;
            }
            double[][] next = means();
            if (fillEmpty(next)) {
                emptied.add(iterations);
            }
            movement = IntStream.range(0, next.length)
                            .mapToDouble(c -> Math.sqrt(squaredDistance(centers[c], next[c])))
                            .max()
                            .orElseThrow()
                    / unit;
            centers = next;
        } while (iterations < maxIterations && movement > tolerance);
        boolean converged = changed == 0 || movement <= tolerance;
        changed = assign();
        double inertia = IntStream.range(0, labels.length)
                        .mapToDouble(i -> squaredDistance(row(i), centers[labels[i]]))
                        .sum()
                / unit
                / unit;
        return new Result(times(centers, 1 / unit), labels, iterations, converged ? 0 : changed, inertia, emptied);
    }

    private long assign() {
        byte[] next = new byte[labels.length];
        long changed = 0;
        for (int i = 0; i < next.length; i++) {
            next[i] = nearest(row(i), centers);
            changed += next[i] == labels[i] ? 0 : 1;
        }
        labels = next;
        return changed;
    }

    private double[][] means() {
        long[] counts = new long[centers.length];
        long[][] sums = new long[centers.length][columns.length];
        for (int i = 0; i < labels.length; i++) {
            counts[labels[i]]++;
            for (int j = 0; j < columns.length; j++) {
                sums[labels[i]][j] = Math.addExact(sums[labels[i]][j], columns[j][i]);
            }
        }
        double[][] means = new double[centers.length][];
        for (int c = 0; c < means.length; c++) {
            BigDecimal count = BigDecimal.valueOf(counts[c]);
            means[c] = counts[c] == 0
                    ? null
                    : Arrays.stream(sums[c])
                            .mapToDouble(sum -> BigDecimal.valueOf(sum)
                                    .divide(count, MathContext.DECIMAL128)
                                    .doubleValue())
                            .toArray();
        }
        return means;
    }

    /** Puts each center without rows where the row is that is farthest from all centers, also from the old ones. */
    private boolean fillEmpty(double[][] next) {
        List<Integer> empty = IntStream.range(0, next.length)
                .filter(c -> next[c] == null)
                .boxed()
                .toList();
        empty.forEach(c -> next[c] = centers[c]);
        for (int c : empty) {
            int farthest = 0;
            double largest = -1;
            for (int i = 0; i < labels.length; i++) {
                double distance = squaredDistance(row(i), next[nearest(row(i), next)]);
                boolean farther = distance > largest
                        || (distance == largest && RowHash.of(0, columns, i) < RowHash.of(0, columns, farthest));
                farthest = farther ? i : farthest;
                largest = Math.max(largest, distance);
            }
            next[c] = row(farthest);
        }
        return !empty.isEmpty();
    }

    private static byte nearest(double[] row, double[][] centers) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < centers.length; c++) {
            double distance = squaredDistance(row, centers[c]);
            if (distance < least) {
                least = distance;
                nearest = c;
            }
        }
        return (byte) nearest;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }

    private double[] row(int i) {
        return Arrays.stream(columns).mapToDouble(column -> column[i]).toArray();
    }

    private static double[][] times(double[][] values, double factor) {
        return Arrays.stream(values)
                .map(v -> Arrays.stream(v).map(x -> x * factor).toArray())
                .toArray(double[][]::new);
    }
}
