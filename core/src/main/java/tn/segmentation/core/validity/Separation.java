package tn.segmentation.core.validity;

import java.util.Arrays;
import tn.segmentation.core.cluster.ClusterSums;
import tn.segmentation.core.cluster.KMeansModel;
import tn.segmentation.core.data.ExactSum;
import tn.segmentation.core.prepare.RowWindow;
import tn.segmentation.core.prepare.ScaledRows;
import tn.segmentation.core.progress.Workers;

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
     * @param labels the cluster of each row, 0 to k - 1
     * @param sums of these clusters, each of which has at least one row
     * @param workers share the rows
     */
    public static Separation of(ScaledRows table, byte[] labels, ClusterSums sums, Workers workers) {
        int k = sums.clusters();
        double within = sums.within();
        double daviesBouldin =
                k < 2 ? Double.NaN : daviesBouldin(means(sums), new Spread(table, labels, sums).of(workers));
        return new Separation(within, sums.total(), calinskiHarabasz(sums, within), daviesBouldin);
    }

    /** Returns 1 - W / T, the share of the variance that the clusters explain: 0 to 1; 0 when all rows are equal. */
    public double varianceExplained() {
        return total == 0 ? 0 : 1 - inertia / total;
    }

    private static double calinskiHarabasz(ClusterSums sums, double within) {
        int k = sums.clusters();
        long n = sums.rows();
        if (k < 2 || n == k) {
            return Double.NaN;
        }
        return within == 0 ? 1 : sums.between() * (n - k) / (within * (k - 1));
    }

    private static double[][] means(ClusterSums sums) {
        double[][] means = new double[sums.clusters()][];
        Arrays.setAll(means, sums::mean);
        return means;
    }

    private static double daviesBouldin(double[][] means, double[] spread) {
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

    /** The mean distance of the rows of each cluster to their mean. */
    private static final class Spread {

        private static final int BLOCK = 1024;

        private final ScaledRows table;
        private final byte[] labels;
        private final ClusterSums sums;
        private final double[][] means;

        Spread(ScaledRows table, byte[] labels, ClusterSums sums) {
            this.table = table;
            this.labels = labels;
            this.sums = sums;
            this.means = new double[table.dimensions()][sums.clusters()];
            for (int j = 0; j < means.length; j++) {
                int coordinate = j;
                Arrays.setAll(means[j], c -> sums.mean(c, coordinate) * table.stepsPerUnit());
            }
        }

        double[] of(Workers workers) {
            // no distance is larger than twice the longest row, of 2^31 steps in each coordinate
            ExactSum none = ExactSum.of(0x1p32 * Math.sqrt(table.dimensions()), labels.length);
            ExactSum[] distances = new ExactSum[sums.clusters()];
            Arrays.setAll(distances, c -> none.empty());
            workers.forBlocks(labels.length, (from, to) -> {
                ExactSum[] ofBlock = new ExactSum[distances.length];
                Arrays.setAll(ofBlock, c -> none.empty());
                RowWindow window = table.window(BLOCK);
                double[] squares = new double[BLOCK];
                for (int start = from; start < to; start += BLOCK) {
                    int end = Math.min(to, start + BLOCK);
                    window.move(start, end);
                    add(window, start, end, squares, ofBlock);
                }
                synchronized (distances) {
                    for (int c = 0; c < distances.length; c++) {
                        distances[c].add(ofBlock[c]);
                    }
                }
            });
            double[] spread = new double[distances.length];
            Arrays.setAll(spread, c -> distances[c].value() / sums.count(c) / table.stepsPerUnit());
            return spread;
        }

        private void add(RowWindow window, int from, int to, double[] squares, ExactSum[] distances) {
            int size = to - from;
            Arrays.fill(squares, 0, size, 0);
            for (int j = 0; j < means.length; j++) {
                addSquares(window.columns()[j], window.start(), means[j], from, size, squares);
            }
            for (int i = 0; i < size; i++) {
                distances[labels[from + i]].add(Math.sqrt(squares[i]));
            }
        }

        private void addSquares(int[] column, int start, double[] ofClusters, int from, int size, double[] into) {
            for (int i = 0; i < size; i++) {
                double difference = column[start + i] - ofClusters[labels[from + i]];
                into[i] += difference * difference;
            }
        }
    }
}
