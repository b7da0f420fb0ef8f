/**
 * Exact, reproducible k-means. Start at {@link tn.segmentation.core.cluster.KMeans}; {@code NearestCenters} is the one
 * place where distances are taken, {@code Lloyd} iterates, {@code Seeding} chooses where to start.
 */
@NullMarked
package tn.segmentation.core.cluster;

import org.jspecify.annotations.NullMarked;
