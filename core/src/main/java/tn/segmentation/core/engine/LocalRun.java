package tn.segmentation.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.cluster.ClusterSums;
import tn.segmentation.core.cluster.KMeans;
import tn.segmentation.core.cluster.KMeansModel;
import tn.segmentation.core.data.Column;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.RowHash;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.explain.FeatureImportance;
import tn.segmentation.core.explain.NumberProfile;
import tn.segmentation.core.explain.Profile;
import tn.segmentation.core.explain.Profiles;
import tn.segmentation.core.prepare.CanonicalSample;
import tn.segmentation.core.prepare.FeatureTransform;
import tn.segmentation.core.prepare.PlausibleRange;
import tn.segmentation.core.prepare.RowWindow;
import tn.segmentation.core.prepare.ScaledRows;
import tn.segmentation.core.prepare.ScaledTable;
import tn.segmentation.core.prepare.Transforms;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;
import tn.segmentation.core.progress.Workers;
import tn.segmentation.core.validity.ChanceTest;
import tn.segmentation.core.validity.Separation;
import tn.segmentation.core.validity.Silhouette;

/** One segmentation, step by step, with what it learns on the way. Used once. */
final class LocalRun {

    /** Fewer rows than this share of all do not make a segment that anyone can act on. */
    private static final double SMALL_SEGMENT = 0.01;

    /** Rows that are looked at together until enough of them differ. */
    private static final int LOOKED_AT = 1 << 10;

    /** Rows of one finding that are named. */
    private static final int NAMED_ROWS = 20;

    private final Table features;
    private final @Nullable Table descriptive;
    private final Settings settings;
    private final Workers workers;
    private final Progress progress;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    LocalRun(Table features, @Nullable Table descriptive, Settings settings, Workers workers, Progress progress) {
        this.features = features;
        this.descriptive = descriptive;
        this.settings = settings;
        this.workers = workers;
        this.progress = progress;
    }

    Segmentation segment() {
        check();
        long start = System.nanoTime();
        Transforms transforms = fitTransforms();
        ScaledRows scaled = Transforms.apply(features, transforms.features(), transforms.gridExponent(), workers);
        requireDistinctRows(scaled);
        start = lap(Stage.SCALE, start);
        KMeans kMeans = settings.kMeans();
        CanonicalSample sample = CanonicalSample.of(scaled, kMeans.sampleRows(), kMeans.seed(), workers);
        double[][] initial = initialCenters(kMeans, sample, transforms);
        start = lap(Stage.SEED, start);
        KMeansModel found = kMeans.fitFrom(scaled, initial, workers, progress);
        if (found.changing() > 0) {
            findings.add(new Finding(
                    "not_converged", ordered("iterations", found.iterations(), "changed", found.changing())));
        }
        Numbered numbered = numbered(scaled, found);
        start = lap(Stage.ITERATE, start);
        Segmentation judged = judge(scaled, sample, found.iterations(), numbered, transforms);
        lap(Stage.JUDGE, start);
        return judged;
    }

    private void check() {
        if (features.rows() < settings.segments()) {
            throw new Unsegmentable("too_few_rows", ordered("rows", features.rows(), "segments", settings.segments()));
        }
        for (String weighted : settings.weights().keySet()) {
            if (features.find(weighted).isEmpty()) {
                throw new Unsegmentable(
                        "unknown_weight",
                        ordered("feature", weighted, "features", String.join(", ", features.names())));
            }
        }
        List<double[]> initial = settings.initialCenters();
        if (initial != null
                && (initial.size() != settings.segments()
                        || initial.stream()
                                .anyMatch(c -> c.length != features.columns().size()))) {
            throw new Unsegmentable(
                    "initial_centers_mismatch",
                    ordered(
                            "expected",
                                    settings.segments() + " × "
                                            + features.columns().size(),
                            "found", initial.size() + " × " + (initial.isEmpty() ? 0 : initial.get(0).length)));
        }
    }

    private Transforms fitTransforms() {
        progress.report(Stage.SCALE, 0, features.rows());
        Transforms transforms = Transforms.fit(features, settings.scaling(), settings.weights(), workers);
        if (transforms.features().isEmpty()) {
            throw new Unsegmentable("no_usable_feature", ordered("features", String.join(", ", features.names())));
        }
        for (String constant : transforms.constant()) {
            findings.add(new Finding("constant_feature", ordered("feature", constant)));
        }
        transforms.outlying().forEach(range -> findings.add(farOutliers(range)));
        return transforms;
    }

    private Finding farOutliers(PlausibleRange range) {
        return new Finding(
                "far_outliers",
                ordered(
                        "column", range.column(),
                        "count", range.outside(),
                        "low", range.low(),
                        "high", range.high(),
                        "rows", range.farthest(features.numbers(range.column()), NAMED_ROWS)));
    }

    private void requireDistinctRows(ScaledRows scaled) {
        java.util.Set<Long> distinct = new java.util.HashSet<>();
        RowWindow window = scaled.window(LOOKED_AT);
        for (int from = 0; from < scaled.rows() && distinct.size() < settings.segments(); from += LOOKED_AT) {
            int size = Math.min(LOOKED_AT, scaled.rows() - from);
            window.move(from, from + size);
            long[] hashes = new long[size];
            RowHash.of(0, window.columns(), window.start(), window.start() + size, hashes);
            Arrays.stream(hashes).forEach(distinct::add);
        }
        if (distinct.size() < settings.segments()) {
            throw new Unsegmentable(
                    "too_few_distinct_rows", ordered("distinct", distinct.size(), "segments", settings.segments()));
        }
    }

    private double[][] initialCenters(KMeans kMeans, CanonicalSample sample, Transforms transforms) {
        List<double[]> raw = settings.initialCenters();
        if (raw == null) {
            return kMeans.bestOnSample(sample, workers, progress).centers();
        }
        List<String> names = features.names();
        double[][] centers = new double[raw.size()][transforms.features().size()];
        for (int c = 0; c < centers.length; c++) {
            for (int j = 0; j < centers[c].length; j++) {
                FeatureTransform transform = transforms.features().get(j);
                double value = raw.get(c)[names.indexOf(transform.feature())];
                centers[c][j] =
                        ScaledTable.snap(transform.apply(value), sample.rows().stepsPerUnit());
            }
        }
        return centers;
    }

    /** What is known of the segments once they have their numbers. */
    private record Numbered(double[][] centers, Assignments assignments, ClusterSums sums, Profiles profiles) {}

    /** Numbers the clusters by rising mean of the ordering column, the larger first of equals. */
    private Numbered numbered(ScaledRows scaled, KMeansModel found) {
        int k = settings.segments();
        Profiles ofClusters = Profiles.of(profiledColumns(), found.labels(), k, workers);
        int[] order = order(found, ofClusters.segments());
        double[][] centers =
                Arrays.stream(order).mapToObj(c -> found.centers()[c]).toArray(double[][]::new);
        Assignments assignments = Scoring.assign(scaled, centers, workers);
        if (agree(found.labels(), order, assignments.segments())) {
            return new Numbered(centers, assignments, found.sums().reordered(order), ofClusters.reordered(order));
        }
        // a row just as near to two centers goes to the first of them, which the numbering may have changed
        return new Numbered(
                centers,
                assignments,
                ClusterSums.of(scaled, assignments.segments(), k, workers),
                Profiles.of(profiledColumns(), assignments.segments(), k, workers));
    }

    private int[] order(KMeansModel found, List<Profile> clusters) {
        String ordering = orderingColumn().name();
        Comparator<Integer> byMean = Comparator.comparingDouble(c -> meanOf(clusters.get(c), ordering));
        return IntStream.range(0, clusters.size())
                .boxed()
                .sorted(byMean.thenComparing(c -> -clusters.get(c).size())
                        .thenComparing(c -> found.centers()[c], Arrays::compare))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double meanOf(Profile cluster, String column) {
        NumberProfile numbers = cluster.numbers().get(column);
        return numbers == null ? Double.NaN : numbers.mean();
    }

    private static boolean agree(byte[] clusters, int[] order, byte[] segments) {
        byte[] segmentOf = new byte[order.length];
        for (int segment = 0; segment < order.length; segment++) {
            segmentOf[order[segment]] = (byte) segment;
        }
        for (int i = 0; i < clusters.length; i++) {
            if (segmentOf[clusters[i]] != segments[i]) {
                return false;
            }
        }
        return true;
    }

    private NumberColumn orderingColumn() {
        return (NumberColumn) features.find(settings.orderBy())
                .or(() ->
                        descriptive == null ? java.util.Optional.<Column>empty() : descriptive.find(settings.orderBy()))
                .filter(NumberColumn.class::isInstance)
                .orElseGet(() -> features.columns().get(0));
    }

    private Segmentation judge(
            ScaledRows scaled, CanonicalSample sample, int iterations, Numbered numbered, Transforms transforms) {
        progress.report(Stage.JUDGE, 0, 4);
        int k = settings.segments();
        Separation separation = Separation.of(scaled, numbered.assignments().segments(), numbered.sums(), workers);
        progress.report(Stage.JUDGE, 1, 4);
        CanonicalSample judged = sample.first(Silhouette.EXACT_ROWS);
        byte[] labels =
                Scoring.assign(judged.rows(), numbered.centers(), workers).segments();
        double silhouette = Silhouette.of(judged.rows(), labels, k, workers);
        progress.report(Stage.JUDGE, 2, 4);
        ChanceTest chance = testChance(separation, judged, scaled.dimensions());
        progress.report(Stage.JUDGE, 3, 4);
        Profiles profiles = numbered.profiles();
        report(chance, profiles.segments());
        SegmentModel model = new SegmentModel(
                transforms.features(),
                scaled.gridExponent(),
                List.of(numbered.centers()),
                settings.labels().subList(0, k),
                orderingColumn().name());
        progress.report(Stage.JUDGE, 4, 4);
        return new Segmentation(
                model,
                numbered.assignments(),
                transforms.capped(),
                separation.inertia(),
                separation.varianceExplained(),
                chance.baseline(),
                iterations,
                silhouette,
                judged.keys().length,
                separation.calinskiHarabasz(),
                separation.daviesBouldin(),
                profiles.segments(),
                profiles.overall(),
                importance(model, numbered),
                List.copyOf(findings),
                seconds);
    }

    /** Shuffling a single column changes nothing, and one segment explains nothing: then there is no baseline. */
    private ChanceTest testChance(Separation separation, CanonicalSample sample, int dimensions) {
        if (settings.segments() < 2 || dimensions < 2) {
            return new ChanceTest(separation.varianceExplained(), Double.NaN);
        }
        return ChanceTest.of(
                separation.varianceExplained(),
                sample,
                settings.segments(),
                settings.kMeans().seed(),
                workers,
                progress);
    }

    private void report(ChanceTest chance, List<Profile> segments) {
        if (settings.segments() > 1 && Double.isNaN(chance.baseline())) {
            findings.add(new Finding("chance_untestable", ordered()));
        } else if (settings.segments() > 1 && !chance.isBetterThanChance()) {
            findings.add(new Finding(
                    "no_better_than_chance",
                    ordered("explained", chance.varianceExplained(), "baseline", chance.baseline())));
        }
        for (int c = 0; c < segments.size(); c++) {
            double share = (double) segments.get(c).size() / features.rows();
            if (share < SMALL_SEGMENT) {
                findings.add(new Finding(
                        "small_segment",
                        ordered(
                                "segment", settings.labels().get(c),
                                "size", segments.get(c).size(),
                                "share", 100 * share)));
            }
        }
    }

    /** What is filled in tells nothing of a feature: those rows are left out, as they are of its profiles. */
    private List<FeatureImportance> importance(SegmentModel model, Numbered numbered) {
        List<FeatureImportance> importance = new ArrayList<>();
        double stepsPerUnit = Math.scalb(1.0, model.gridExponent());
        for (int j = 0; j < model.transforms().size(); j++) {
            FeatureTransform transform = model.transforms().get(j);
            long[] missing = numbered.profiles().segments().stream()
                    .mapToLong(segment -> missing(segment, transform.feature()))
                    .toArray();
            int filled = (int) Math.rint(transform.apply(Double.NaN) * stepsPerUnit);
            importance.add(
                    FeatureImportance.of(transform.feature(), numbered.sums().of(j, missing, filled), 0));
        }
        importance.sort(
                Comparator.comparingDouble(FeatureImportance::importance).reversed());
        return importance;
    }

    private static long missing(Profile segment, String feature) {
        return segment.size()
                - Objects.requireNonNull(segment.numbers().get(feature)).count();
    }

    private List<Column> profiledColumns() {
        List<Column> columns = new ArrayList<>(features.columns());
        if (descriptive != null) {
            columns.addAll(descriptive.columns());
        }
        return columns;
    }

    private long lap(Stage stage, long start) {
        long now = System.nanoTime();
        seconds.put(stage.name().toLowerCase(java.util.Locale.ROOT), (now - start) / 1e9);
        return now;
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> params = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            params.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return params;
    }
}
