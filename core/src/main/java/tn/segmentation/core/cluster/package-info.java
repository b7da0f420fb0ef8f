/**
 * Exact, reproducible k-means. Start at {@link tn.segmentation.core.cluster.KMeans}. The hot code is fenced in
 * {@code BlockScan} and its two twins, with its proof in {@code FloatCenters}; {@code NearestCenters} has the last word
 * on distances, {@code Lloyd} iterates, {@code Seeding} chooses where to start,
 * {@link tn.segmentation.core.cluster.ClusterSums} adds up.
 */
@NullMarked
package tn.segmentation.core.cluster;

import org.jspecify.annotations.NullMarked;
