package tn.segmentation.core.validity;

import tn.segmentation.core.cluster.ClusterSums;
import tn.segmentation.core.cluster.KMeans;
import tn.segmentation.core.cluster.KMeansModel;
import tn.segmentation.core.data.RowHash;
import tn.segmentation.core.prepare.CanonicalSample;
import tn.segmentation.core.prepare.ScaledTable;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;

/**
 * Are the clusters better than what chance gives? Each column is shuffled on its own, which leaves every distribution
 * as it is and destroys what ties the columns together; k-means explains some variance even then, and that is the
 * baseline (after Tibshirani, Walther and Hastie 2001, doi:10.1111/1467-9868.00293, with the columns' own distributions
 * as reference). A correlated continuum without groups passes: the test can take trust away, never give it.
 *
 * @param varianceExplained by the clusters, 0 to 1
 * @param baseline mean variance explained on the shuffled copies, 0 to 1
 */
public record ChanceTest(double varianceExplained, double baseline) {

    /** Clusters have to explain so much more than the baseline. */
    public static final double MARGIN = 0.05;

    /** The copies are made of at most so many rows. */
    static final int SAMPLE_ROWS = 10_000;

    private static final int COPIES = 3;
    private static final int SMALL_ROWS = 2_000;
    private static final int COPIES_OF_SMALL = 10;
    private static final int RESTARTS = 10;

    /** Returns whether the clusters are better than chance by the margin. */
    public boolean isBetterThanChance() {
        return varianceExplained - baseline > MARGIN;
    }

    /**
     * Runs the test.
     *
     * @param varianceExplained by the clusters that are tested
     * @param sample of the rows that were clustered; its first 10,000 rows are used
     * @param clusters k
     * @param seed of the shuffles
     * @param workers share the work
     * @param progress may cancel
     */
    public static ChanceTest of(
            double varianceExplained,
            CanonicalSample sample,
            int clusters,
            long seed,
            Workers workers,
            Progress progress) {
        CanonicalSample rows = sample.first(SAMPLE_ROWS);
        int copies = rows.keys().length <= SMALL_ROWS ? COPIES_OF_SMALL : COPIES;
        double sum = 0;
        for (int copy = 0; copy < copies; copy++) {
            long copySeed = RowHash.of(seed, copy);
            CanonicalSample shuffled = new CanonicalSample(shuffled(rows.rows(), copySeed), rows.keys());
            KMeansModel model =
                    new KMeans(clusters, copySeed, RESTARTS, 300, 0).bestOnSample(shuffled, workers, progress);
            double total = totalSquares(shuffled.rows(), workers);
            sum += total == 0 ? 0 : 1 - model.inertia() / total;
        }
        return new ChanceTest(varianceExplained, sum / copies);
    }

    private static double totalSquares(ScaledTable table, Workers workers) {
        return ClusterSums.of(table, new byte[table.rows()], 1, workers).total();
    }

    private static ScaledTable shuffled(ScaledTable table, long seed) {
        int[][] columns = new int[table.dimensions()][];
        for (int j = 0; j < columns.length; j++) {
            int[] column = table.columns()[j].clone();
            long columnSeed = RowHash.of(seed, j);
            for (int i = column.length - 1; i > 0; i--) {
                int other = (int) (RowHash.toUnit(RowHash.of(columnSeed, i)) * (i + 1));
                int value = column[i];
                column[i] = column[other];
                column[other] = value;
            }
            columns[j] = column;
        }
        return new ScaledTable(columns, table.gridExponent());
    }
}
