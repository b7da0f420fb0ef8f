package tn.segmentation.core.cluster;

import java.util.Arrays;
import tn.segmentation.core.data.RowHash;
import tn.segmentation.core.prepare.CanonicalSample;
import tn.segmentation.core.prepare.ScaledTable;

/**
 * Greedy k-means++ (Arthur and Vassilvitskii 2007, section 2.2 and the remark on several candidates in section 7): each
 * next center is the best of a few rows drawn with probability proportional to their squared distance to the centers
 * chosen so far.
 *
 * <p>Drawing is an exponential race: row i gets -ln(u_i) / d_i², with u_i uniform from the hash of its key, and the
 * smallest values win; the winner is row i with probability d_i² / sum of all d² (Efraimidis and Spirakis,
 * doi:10.1016/j.ipl.2005.11.003). It depends on the rows, never on their order.
 */
final class Seeding {

    private final int[][] columns;
    private final long[] keys;
    private final int n;
    private final double[] squared;

    // of one candidate after the other: arrays of their own would be most of the garbage of a run
    private final double[] sums;
    private final double[] lowered;

    private Seeding(CanonicalSample sample) {
        this.columns = sample.rows().columns();
        this.keys = sample.keys();
        this.n = keys.length;
        this.squared = new double[n];
        this.sums = new double[n];
        this.lowered = new double[n];
    }

    /**
     * Chooses centers.
     *
     * @param sample to choose rows of
     * @param clusters how many
     * @param seed of this attempt
     * @return one array per cluster; some are equal where the sample has fewer distinct rows
     */
    static double[][] choose(CanonicalSample sample, int clusters, long seed) {
        double[][] centers = new Seeding(sample).choose(clusters, seed);
        return ScaledTable.timesPowerOfTwo(centers, -sample.rows().gridExponent());
    }

    private double[][] choose(int clusters, long seed) {
        int candidates = 2 + (int) StrictMath.log(clusters);
        double[][] centers = new double[clusters][];
        Arrays.fill(squared, 1);
        centers[0] = row(race(RowHash.of(seed, 0), 1)[0]);
        Arrays.fill(squared, Double.POSITIVE_INFINITY);
        lower(squared, centers[0]);
        for (int c = 1; c < clusters; c++) {
            int[] drawn = race(RowHash.of(seed, c), candidates);
            if (drawn.length == 0) {
                // every row is on a center already; what further ones have to be will be seen on all rows
                Arrays.fill(centers, c, clusters, centers[0]);
                break;
            }
            centers[c] = bestOf(drawn);
            lower(squared, centers[c]);
        }
        return centers;
    }

    /** Returns up to {@code count} rows, drawn without replacement, in proportion to their squared distance. */
    private int[] race(long seed, int count) {
        int[] winners = new int[count];
        double[] times = new double[count];
        Arrays.fill(winners, -1);
        Arrays.fill(times, Double.POSITIVE_INFINITY);
        for (int i = 0; i < n; i++) {
            if (squared[i] <= 0) {
                continue;
            }
            // a bound that needs no logarithm: -ln(u) >= 1 - u
            double u = RowHash.toUnit(RowHash.of(seed, keys[i]));
            if ((1 - u) / squared[i] >= times[count - 1]) {
                continue;
            }
            double time = -StrictMath.log(u) / squared[i];
            insert(winners, times, i, time);
        }
        int found = 0;
        while (found < count && winners[found] >= 0) {
            found++;
        }
        return Arrays.copyOf(winners, found);
    }

    private static void insert(int[] winners, double[] times, int row, double time) {
        int at = times.length;
        while (at > 0 && time < times[at - 1]) {
            at--;
        }
        if (at == times.length) {
            return;
        }
        System.arraycopy(winners, at, winners, at + 1, times.length - at - 1);
        System.arraycopy(times, at, times, at + 1, times.length - at - 1);
        winners[at] = row;
        times[at] = time;
    }

    private double[] bestOf(int[] rows) {
        double[] best = row(rows[0]);
        double lowest = Double.POSITIVE_INFINITY;
        for (int candidate : rows) {
            double[] center = row(candidate);
            System.arraycopy(squared, 0, lowered, 0, n);
            lower(lowered, center);
            // the order of the rows is canonical, so a plain sum is reproducible
            double potential = 0;
            for (double d : lowered) {
                potential += d;
            }
            if (potential < lowest) {
                lowest = potential;
                best = center;
            }
        }
        return best;
    }

    private void lower(double[] distances, double[] center) {
        Arrays.fill(sums, 0);
        for (int j = 0; j < center.length; j++) {
            addSquares(columns[j], center[j], sums);
        }
        for (int i = 0; i < n; i++) {
            distances[i] = Math.min(distances[i], sums[i]);
        }
    }

    private static void addSquares(int[] column, double center, double[] into) {
        for (int i = 0; i < into.length; i++) {
            double difference = column[i] - center;
            into[i] += difference * difference;
        }
    }

    private double[] row(int i) {
        double[] values = new double[columns.length];
        for (int j = 0; j < values.length; j++) {
            values[j] = columns[j][i];
        }
        return values;
    }
}
