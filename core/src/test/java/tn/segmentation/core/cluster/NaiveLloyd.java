package tn.segmentation.core.cluster;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/** The textbook algorithm, one row at a time, with sums of unlimited precision: the oracle of the fast one. */
final class NaiveLloyd {

    private NaiveLloyd() {}

    /** Returns the centers after convergence. Every cluster keeps at least one row in the sets that it is used on. */
    static double[][] run(double[][] columns, double[][] initial) {
        double[][] centers = initial;
        int[] labels = new int[columns[0].length];
        Arrays.fill(labels, -1);
        while (true) {
            int[] next = labels(columns, centers);
            if (Arrays.equals(labels, next)) {
                return centers;
            }
            labels = next;
            centers = means(columns, labels, centers.length);
        }
    }

    static int[] labels(double[][] columns, double[][] centers) {
        int[] labels = new int[columns[0].length];
        for (int i = 0; i < labels.length; i++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int c = 0; c < centers.length; c++) {
                double distance = 0;
                for (int j = 0; j < columns.length; j++) {
                    distance += (columns[j][i] - centers[c][j]) * (columns[j][i] - centers[c][j]);
                }
                if (distance < nearest) {
                    nearest = distance;
                    labels[i] = c;
                }
            }
        }
        return labels;
    }

    private static double[][] means(double[][] columns, int[] labels, int k) {
        double[][] means = new double[k][columns.length];
        for (int c = 0; c < k; c++) {
            for (int j = 0; j < columns.length; j++) {
                BigDecimal sum = BigDecimal.ZERO;
                int count = 0;
                for (int i = 0; i < labels.length; i++) {
                    if (labels[i] == c) {
                        sum = sum.add(new BigDecimal(columns[j][i]));
                        count++;
                    }
                }
                means[c][j] = sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
                        .doubleValue();
            }
        }
        return means;
    }
}
