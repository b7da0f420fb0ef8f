package tn.segmentation.bench;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.MutableDataset;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.clustering.kmeans.KMeansModel;
import org.tribuo.clustering.kmeans.KMeansTrainer;
import org.tribuo.clustering.kmeans.KMeansTrainer.Initialisation;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.distance.DistanceType;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** k-means of Tribuo. It chooses the start itself, by a fixed seed, and copies the points at the start of every fit. */
final class TribuoFit implements Fit {

    // held, because a logger that nobody holds forgets its level
    private static final Logger CHATTER = Logger.getLogger(KMeansTrainer.class.getName());

    private final MutableDataset<ClusterID> points;
    private final int clusters;
    private final int threads;

    TribuoFit(double[][] columns, int clusters, int threads) {
        CHATTER.setLevel(Level.WARNING);
        this.clusters = clusters;
        this.threads = threads;
        ClusteringFactory factory = new ClusteringFactory();
        points = new MutableDataset<>(new SimpleDataSourceProvenance("points", factory), factory);
        String[] names = new String[columns.length];
        for (int j = 0; j < names.length; j++) {
            // Tribuo sorts features by name
            names[j] = String.format("feature%04d", j);
        }
        for (int i = 0; i < columns[0].length; i++) {
            double[] values = new double[columns.length];
            for (int j = 0; j < values.length; j++) {
                values[j] = columns[j][i];
            }
            points.add(new ArrayExample<>(ClusteringFactory.UNASSIGNED_CLUSTER_ID, names, values));
        }
    }

    /**
     * Returns centers in the order of the features, from a start that {@code initialisation} and {@code seed} choose.
     */
    double[][] centers(int iterations, Initialisation initialisation, long seed) {
        KMeansTrainer trainer =
                new KMeansTrainer(clusters, iterations, DistanceType.L2.getDistance(), initialisation, threads, seed);
        KMeansModel model = trainer.train(points);
        double[][] centers = new double[clusters][];
        for (int c = 0; c < clusters; c++) {
            centers[c] = model.getCentroidVectors()[c].toArray();
        }
        return centers;
    }

    /** Returns {@code iterations}: Tribuo does not say when it converged, which uniform points do not within 21. */
    @Override
    public int run(int iterations) {
        centers(iterations, Initialisation.RANDOM, 1);
        return iterations;
    }
}
