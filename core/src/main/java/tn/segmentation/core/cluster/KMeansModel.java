package tn.segmentation.core.cluster;

/**
 * Centers that k-means found.
 *
 * @param centers one array per cluster, in scaled units; in no particular order
 * @param labels the cluster of each row that was clustered
 * @param sums of the clusters
 * @param inertia sum of squared distances of the rows to their nearest center
 * @param iterations of Lloyd's algorithm
 * @param changing rows that still changed cluster in the last iteration; 0 when the algorithm converged
 */
public record KMeansModel(
        double[][] centers, byte[] labels, ClusterSums sums, double inertia, int iterations, long changing) {

    /** Returns the squared Euclidean distance of two points. */
    public static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }
}
