package tn.segmentation.core.validity;

import tn.segmentation.core.cluster.KMeansModel;
import tn.segmentation.core.data.ExactSum;
import tn.segmentation.core.prepare.ScaledTable;

/**
 * How compact clusters are and how far apart. Every number is computed from exact sums and does not depend on the order
 * of the rows.
 *
 * @param inertia W: sum of squared distances of the rows to the mean of their cluster
 * @param total T: sum of squared distances of the rows to the overall mean
 * @param calinskiHarabasz {@code (B / (k - 1)) / (W / (n - k))} with B the rows' weighted squared distances of the
 *     cluster means to the overall mean (Caliński and Harabasz 1974, doi:10.1080/03610927408827101, equation 3); 0 and
 *     up, higher is better; {@code NaN} when k &lt; 2 or n = k; 1 when W is 0, as scikit-learn has it
 * @param daviesBouldin mean over clusters of the largest {@code (s_i + s_j) / d_ij}, with s the mean distance to the
 *     own mean and d the distance of the means (Davies and Bouldin 1979, doi:10.1109/TPAMI.1979.4766909, definitions 5
 *     and 6 with p = q = 2 and mean distance); 0 and up, lower is better; {@code NaN} when k &lt; 2
 */
public record Separation(double inertia, double total, double calinskiHarabasz, double daviesBouldin) {

    /**
     * Measures clusters.
     *
     * @param table the rows
     * @param labels the cluster of each row, 0 to {@code clusters} - 1
     * @param clusters k; each has at least one row
     */
    public static Separation of(ScaledTable table, byte[] labels, int clusters) {
        return new Measurement(table, labels, clusters).result();
    }

    /** Returns 1 - W / T, the share of the variance that the clusters explain: 0 to 1; 0 when all rows are equal. */
    public double varianceExplained() {
        return total == 0 ? 0 : 1 - inertia / total;
    }

    private static final class Measurement {

        private final ScaledTable table;
        private final byte[] labels;
        private final long[] counts;
        private final double[][] means;
        private final double[] overall;

        Measurement(ScaledTable table, byte[] labels, int clusters) {
            this.table = table;
            this.labels = labels;
            this.counts = new long[clusters];
            this.means = new double[clusters][table.dimensions()];
            this.overall = new double[table.dimensions()];
            for (byte label : labels) {
                counts[label]++;
            }
            for (int j = 0; j < table.dimensions(); j++) {
                average(j);
            }
        }

        private void average(int j) {
            long[] steps = new long[counts.length];
            long all = 0;
            double[] column = table.columns()[j];
            for (int i = 0; i < labels.length; i++) {
                long step = (long) (column[i] * table.stepsPerUnit());
                steps[labels[i]] += step;
                all += step;
            }
            overall[j] = all / table.stepsPerUnit() / labels.length;
            for (int c = 0; c < counts.length; c++) {
                means[c][j] = steps[c] / table.stepsPerUnit() / counts[c];
            }
        }

        Separation result() {
            int k = counts.length;
            int n = labels.length;
            double[][] overallOnly = {overall};
            double total = sum(row -> squaredDistance(row, overallOnly[0]));
            double within = sum(row -> squaredDistance(row, means[labels[row]]));
            double between = 0;
            for (int c = 0; c < k; c++) {
                between += counts[c] * KMeansModel.squaredDistance(means[c], overall);
            }
            double calinskiHarabasz = k < 2 || n == k ? Double.NaN : ratio(between * (n - k), within * (k - 1));
            return new Separation(within, total, calinskiHarabasz, k < 2 ? Double.NaN : daviesBouldin());
        }

        private static double ratio(double between, double within) {
            return within == 0 ? 1 : between / within;
        }

        private double daviesBouldin() {
            double[] spread = new double[counts.length];
            for (int c = 0; c < spread.length; c++) {
                int cluster = c;
                double sum = sum(row -> labels[row] == cluster ? Math.sqrt(squaredDistance(row, means[cluster])) : 0);
                spread[c] = sum / counts[c];
            }
            double worst = 0;
            for (int c = 0; c < spread.length; c++) {
                double largest = 0;
                for (int other = 0; other < spread.length; other++) {
                    double distance = Math.sqrt(KMeansModel.squaredDistance(means[c], means[other]));
                    if (other != c && distance > 0) {
                        largest = Math.max(largest, (spread[c] + spread[other]) / distance);
                    }
                }
                worst += largest;
            }
            return worst / spread.length;
        }

        private double sum(java.util.function.IntToDoubleFunction value) {
            double largest = 0;
            for (int i = 0; i < labels.length; i++) {
                largest = Math.max(largest, value.applyAsDouble(i));
            }
            ExactSum sum = ExactSum.of(largest, labels.length);
            for (int i = 0; i < labels.length; i++) {
                sum.add(value.applyAsDouble(i));
            }
            return sum.value();
        }

        private double squaredDistance(int row, double[] center) {
            double sum = 0;
            for (int j = 0; j < center.length; j++) {
                double difference = table.columns()[j][row] - center[j];
                sum += difference * difference;
            }
            return sum;
        }
    }
}
