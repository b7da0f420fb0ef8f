package tn.segmentation.core.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.prepare.Scaling;

/**
 * What a segmentation is asked to do; together with the rows it decides the result to the bit. {@code threads} alone
 * has no influence on it.
 *
 * @param segments how many, 1 to {@value #MAX_SEGMENTS}
 * @param labels ids of the segments in order, at least {@code segments} of them
 * @param scaling how features are made comparable
 * @param weights factor per feature name, replacing the weight that {@code scaling} would give; each above 0
 * @param orderBy feature by whose rising mean the segments are numbered; the first feature when it is not among them
 * @param seed of every choice made by chance
 * @param restarts how many seedings are tried; 0 for as many as the size of the data allows (10 to 200)
 * @param maxIterations of Lloyd's algorithm on all rows, at least 1
 * @param tolerance largest movement of a center, in scaled units, at which iteration stops early; 0 iterates until no
 *     row changes segment
 * @param initialCenters raw units, one array per segment in the order of the features; replaces seeding and restarts
 * @param threads at least 1
 */
public record Settings(
        int segments,
        List<String> labels,
        Scaling scaling,
        Map<String, Double> weights,
        String orderBy,
        long seed,
        int restarts,
        int maxIterations,
        double tolerance,
        @Nullable List<double[]> initialCenters,
        int threads) {

    /** More segments than this are of no use to anyone, and their number fits a byte. */
    public static final int MAX_SEGMENTS = 100;

    /** Checks the arguments. */
    public Settings {
        labels = List.copyOf(labels);
        weights = Map.copyOf(weights);
        require(segments >= 1 && segments <= MAX_SEGMENTS, "segments", segments);
        require(labels.size() >= segments, "labels", labels.size());
        require(restarts >= 0, "restarts", restarts);
        require(maxIterations >= 1, "maxIterations", maxIterations);
        require(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY, "tolerance", tolerance);
        require(threads >= 1, "threads", threads);
        weights.forEach((feature, w) -> require(w > 0 && w < Double.POSITIVE_INFINITY, "weight of " + feature, w));
    }

    /** Returns five segments S1..S5, {@code auto} scaling, seed 42, everything else decided by the data. */
    public static Settings withDefaults() {
        return new Settings(
                5,
                List.of("S1", "S2", "S3", "S4", "S5"),
                Scaling.AUTO,
                Map.of(),
                "montant_consommation",
                42,
                0,
                300,
                0,
                null,
                Runtime.getRuntime().availableProcessors());
    }

    /** Returns these settings with as many segments as labels. */
    public Settings withLabels(List<String> ids) {
        return new Settings(
                ids.size(),
                ids,
                scaling,
                weights,
                orderBy,
                seed,
                restarts,
                maxIterations,
                tolerance,
                initialCenters,
                threads);
    }

    /** Returns these settings with another number of segments, called S1, S2 and so on. */
    public Settings withSegments(int count) {
        return withLabels(java.util.stream.IntStream.rangeClosed(1, count)
                .mapToObj(i -> "S" + i)
                .toList());
    }

    /** Returns these settings with another scaling. */
    public Settings withScaling(Scaling other) {
        return new Settings(
                segments,
                labels,
                other,
                weights,
                orderBy,
                seed,
                restarts,
                maxIterations,
                tolerance,
                initialCenters,
                threads);
    }

    /** Returns these settings with another seed. */
    public Settings withSeed(long other) {
        return new Settings(
                segments,
                labels,
                scaling,
                weights,
                orderBy,
                other,
                restarts,
                maxIterations,
                tolerance,
                initialCenters,
                threads);
    }

    /** Returns these settings with another number of threads. */
    public Settings withThreads(int other) {
        return new Settings(
                segments,
                labels,
                scaling,
                weights,
                orderBy,
                seed,
                restarts,
                maxIterations,
                tolerance,
                initialCenters,
                other);
    }

    private static void require(boolean condition, String name, Object value) {
        if (!condition) {
            throw new IllegalArgumentException(name + " is out of range: " + value);
        }
    }
}
