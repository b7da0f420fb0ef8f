package tn.segmentation.core.engine;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.cluster.KMeans;
import tn.segmentation.core.prepare.Scaling;

/**
 * What a segmentation is asked to do; together with the rows it decides the result to the bit. {@code threads} alone
 * has no influence on it.
 *
 * @param labels ids of the segments, in order; as many as there are clusters, at most {@value #MAX_SEGMENTS}
 * @param scaling how features are made comparable
 * @param weights factor per feature name, replacing the weight that {@code scaling} would give; each above 0
 * @param orderBy feature by whose rising mean the segments are numbered; the first feature when it is not among them
 * @param kMeans how many clusters, and how they are searched for
 * @param initialCenters raw units, one array per segment in the order of the features; replaces seeding and restarts
 * @param threads at least 1
 */
public record Settings(
        List<String> labels,
        Scaling scaling,
        Map<String, Double> weights,
        String orderBy,
        KMeans kMeans,
        @Nullable List<double[]> initialCenters,
        int threads) {

    /** More segments than this are of no use to anyone, and their number fits a byte. */
    public static final int MAX_SEGMENTS = 100;

    /** Checks the arguments. */
    public Settings {
        labels = List.copyOf(labels);
        weights = Map.copyOf(weights);
        require(labels.size() <= MAX_SEGMENTS, "labels", labels.size());
        require(labels.size() == kMeans.clusters(), "clusters", kMeans.clusters());
        require(threads >= 1, "threads", threads);
        weights.forEach((feature, w) -> require(w > 0 && w < Double.POSITIVE_INFINITY, "weight of " + feature, w));
    }

    /** Returns five segments S1..S5, {@code auto} scaling, seed 42, everything else decided by the data. */
    public static Settings withDefaults() {
        return new Settings(
                labels(5),
                Scaling.AUTO,
                Map.of(),
                "montant_consommation",
                KMeans.withDefaults(),
                null,
                Runtime.getRuntime().availableProcessors());
    }

    /** Returns the ids S1, S2 and so on. */
    public static List<String> labels(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "S" + i).toList();
    }

    /** Returns how many segments are asked for. */
    public int segments() {
        return kMeans.clusters();
    }

    /** Returns these settings with another number of segments, called S1, S2 and so on. */
    public Settings withSegments(int count) {
        return new Settings(
                labels(count), scaling, weights, orderBy, kMeans.withClusters(count), initialCenters, threads);
    }

    /** Returns these settings with another scaling. */
    public Settings withScaling(Scaling other) {
        return new Settings(labels, other, weights, orderBy, kMeans, initialCenters, threads);
    }

    /** Returns these settings with another number of threads. */
    public Settings withThreads(int other) {
        return new Settings(labels, scaling, weights, orderBy, kMeans, initialCenters, other);
    }

    private static void require(boolean condition, String name, Object value) {
        if (!condition) {
            throw new IllegalArgumentException(name + " is out of range: " + value);
        }
    }
}
