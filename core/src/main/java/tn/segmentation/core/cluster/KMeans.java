package tn.segmentation.core.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import tn.segmentation.core.data.RowHash;
import tn.segmentation.core.prepare.CanonicalSample;
import tn.segmentation.core.prepare.ScaledRows;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;
import tn.segmentation.core.progress.Workers;

/**
 * k-means: cuts rows into k clusters so that the sum of squared distances to the cluster's center is small. The same
 * rows, in any order, with the same settings give the same centers to the last bit, for any number of threads.
 *
 * @param clusters k, at least 1
 * @param seed of every choice made by chance
 * @param restarts seedings that are tried; 0 for as many as the size of the data allows, 10 to 200
 * @param maxIterations of Lloyd's algorithm on all rows, at least 1
 * @param tolerance movement of the centers at which iteration stops; 0 iterates until no row changes cluster
 */
public record KMeans(int clusters, long seed, int restarts, int maxIterations, double tolerance) {

    /** Seedings are compared on at most so many rows; the best is then iterated on all rows. */
    static final int SAMPLE_ROWS = 1 << 15;

    private static final int ROWS_SEEDED_IN_ALL = 400_000;
    private static final int FEWEST_RESTARTS = 10;
    private static final int MOST_RESTARTS = 200;
    private static final int SAMPLE_ITERATIONS = 300;

    /** Checks the arguments. */
    public KMeans {
        if (clusters < 1 || restarts < 0 || maxIterations < 1 || !(tolerance >= 0)) {
            throw new IllegalArgumentException("clusters " + clusters + ", restarts " + restarts + ", maxIterations "
                    + maxIterations + ", tolerance " + tolerance);
        }
    }

    /** Returns five clusters, seed 42, restarts by size, up to 300 iterations, no tolerance. */
    public static KMeans withDefaults() {
        return new KMeans(5, 42, 0, 300, 0);
    }

    /** Returns the same with another number of clusters. */
    public KMeans withClusters(int k) {
        return new KMeans(k, seed, restarts, maxIterations, tolerance);
    }

    /** Returns the same with another seed. */
    public KMeans withSeed(long other) {
        return new KMeans(clusters, other, restarts, maxIterations, tolerance);
    }

    /** Returns the same with another number of restarts. */
    public KMeans withRestarts(int count) {
        return new KMeans(clusters, seed, count, maxIterations, tolerance);
    }

    /** Returns how many rows a sample for {@link #bestOnSample} should have, or all where there are fewer. */
    public int sampleRows() {
        return Math.max(SAMPLE_ROWS, 4 * clusters);
    }

    /**
     * Seeds and iterates on a sample, as often as {@code restarts} says, each attempt on one thread.
     *
     * @param sample where it has fewer than {@code clusters} distinct rows, some centers are equal
     * @param workers take an attempt each
     * @param progress hears {@code SEED} in attempts
     * @return the attempt of lowest inertia, of equals the first
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop
     */
    public KMeansModel bestOnSample(CanonicalSample sample, Workers workers, Progress progress) {
        int attempts = restarts > 0 ? restarts : restartsFor(sample.keys().length);
        AtomicInteger done = new AtomicInteger();
        List<Callable<KMeansModel>> tasks = new ArrayList<>();
        for (int attempt = 0; attempt < attempts; attempt++) {
            long attemptSeed = RowHash.of(seed, attempt);
            tasks.add(() -> {
                KMeansModel model = attempt(sample, attemptSeed, progress);
                progress.report(Stage.SEED, done.incrementAndGet(), attempts);
                return model;
            });
        }
        List<KMeansModel> models = workers.runAll(tasks);
        KMeansModel best = models.get(0);
        for (KMeansModel model : models) {
            best = model.inertia() < best.inertia() ? model : best;
        }
        return best;
    }

    /**
     * Iterates on all rows from given centers; seed and restarts have no part in it.
     *
     * @param table the rows
     * @param initialCenters one array per cluster
     * @param workers share the rows
     * @param progress hears {@code ITERATE} in iterations
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop
     */
    public KMeansModel fitFrom(ScaledRows table, double[][] initialCenters, Workers workers, Progress progress) {
        return new Lloyd(table, initialCenters, workers).run(maxIterations, tolerance, progress);
    }

    private KMeansModel attempt(CanonicalSample sample, long attemptSeed, Progress progress) {
        double[][] centers = Seeding.choose(sample, clusters, attemptSeed);
        try (Workers alone = new Workers(1, progress)) {
            return new Lloyd(sample.rows(), centers, alone).run(SAMPLE_ITERATIONS, 0, Progress.SILENT);
        }
    }

    private static int restartsFor(int rows) {
        return Math.max(FEWEST_RESTARTS, Math.min(MOST_RESTARTS, ROWS_SEEDED_IN_ALL / Math.max(1, rows)));
    }
}
