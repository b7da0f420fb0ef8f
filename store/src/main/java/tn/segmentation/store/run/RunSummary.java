package tn.segmentation.store.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * {@code summary.json}: what a run says of itself. Every page, endpoint, figure and export takes its numbers from here,
 * so that they agree to the last digit. Keys are snake_case; what is not known is absent, never null. Maps keyed by
 * column keep the order of {@code features}, then of {@code descriptive}. Amounts are in the units of the file. What
 * leaves the application hides what tells of few customers: the components that say so are null there, and present in
 * the file.
 *
 * @param schemaVersion 1
 * @param runId the name of the folder
 * @param period {@code 2026-10}, as given
 * @param scope which lines the file is about, as given
 * @param synthetic whether the data are fictitious; then every page, figure and export says so
 * @param units code of the unit per column: {@code years}, {@code TND}, {@code calls}, {@code GB}, {@code sms}; columns
 *     of unknown unit are absent
 * @param rowsRead records in the file; {@code rowsSegmented + rowsRejected}; null if hidden
 * @param rowsSegmented records that were given a segment; null if hidden
 * @param rowsRejected records with at least one bad cell
 * @param rowsImputed records with at least one value filled in; null if hidden
 * @param imputed values filled in, per column that has some; null if hidden
 * @param capped values above the cap, per feature that has some; null if hidden
 * @param features columns that segment, in order
 * @param descriptive columns that are only profiled, in order
 * @param segments in order, S1 first
 * @param overall the whole base
 * @param orderedBy the column by whose rising mean segments are numbered
 * @param inertia sum of squared distances to the own center, in scaled units
 * @param varianceExplained 0 to 1
 * @param chanceBaseline variance explained where there is no structure: mean of shuffled copies, 0 to 1; absent for a
 *     single segment or feature
 * @param iterations of the attempt that was kept
 * @param silhouette absent for a single segment
 * @param calinskiHarabasz absent for a single segment
 * @param daviesBouldin absent for a single segment
 * @param featureImportance most important first
 * @param scaling the transform of each feature, by name
 * @param warnings what the reader has to know
 * @param timings seconds per stage
 * @param provenance where the run comes from
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunSummary(
        int schemaVersion,
        String runId,
        @Nullable String period,
        @Nullable String scope,
        boolean synthetic,
        Map<String, String> units,
        @JsonInclude @Nullable Long rowsRead,
        @JsonInclude @Nullable Long rowsSegmented,
        long rowsRejected,
        @JsonInclude @Nullable Long rowsImputed,
        Map<String, @Nullable Long> imputed,
        Map<String, @Nullable Long> capped,
        List<String> features,
        List<String> descriptive,
        List<Segment> segments,
        Overall overall,
        String orderedBy,
        double inertia,
        double varianceExplained,
        @Nullable Double chanceBaseline,
        int iterations,
        @Nullable SilhouetteScore silhouette,
        @Nullable Double calinskiHarabasz,
        @Nullable Double daviesBouldin,
        List<Importance> featureImportance,
        Map<String, Scale> scaling,
        List<Warning> warnings,
        Map<String, Double> timings,
        Provenance provenance) {

    /** The version of this shape. */
    public static final int SCHEMA_VERSION = 1;

    /** Returns whether the file has ids: where it has none, lines stand for them, and say nothing of a person. */
    public boolean hasIds() {
        return warnings.stream().noneMatch(warning -> warning.code().equals("no_id"));
    }

    /** Returns the segment of that id, if there is one. */
    public Optional<Segment> segment(String id) {
        return segments.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /** Returns the position of the segment of that id in the order of the run, from 0, if there is one. */
    public Optional<Integer> position(String id) {
        return segment(id).map(segments::indexOf);
    }

    /**
     * One segment. Maps are keyed by column of numbers (features, then descriptive), missing values left out; those of
     * a segment that is hidden are empty.
     *
     * @param id {@code S1}
     * @param name for people; the id until somebody gives it one
     * @param size records; null if hidden
     * @param percentage of the segmented records, 0 to 100, unrounded; null if hidden
     * @param percentageDisplay what is shown: one decimal, adds to 100.0 over the segments (largest remainder); null if
     *     hidden
     * @param shareOfSpend percentage of the sum of {@code montant_consommation}, 0 to 100; absent without that column
     * @param meanValues arithmetic means
     * @param medianValues medians
     * @param deviationValues sample standard deviations (n - 1); a column with fewer than two values is absent
     * @param quantiles 5 %, 25 %, 50 %, 75 %, 95 %
     * @param zeroShare share of values that are zero, 0 to 1
     * @param valueCounts how many values there are; absent where a version before wrote the file
     * @param categories number of records per level of each descriptive column of words; absent without one
     * @param offer the commercial offer; absent without one
     * @param suppressed true if the segment is hidden: it is small, or would give a small one away; absent else
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Segment(
            String id,
            String name,
            @JsonInclude @Nullable Long size,
            @JsonInclude @Nullable Double percentage,
            @JsonInclude @Nullable Double percentageDisplay,
            @Nullable Double shareOfSpend,
            Map<String, Double> meanValues,
            Map<String, Double> medianValues,
            Map<String, Double> deviationValues,
            Map<String, List<Double>> quantiles,
            Map<String, Double> zeroShare,
            @Nullable Map<String, Long> valueCounts,
            @Nullable Map<String, Map<String, Long>> categories,
            @Nullable Offer offer,
            @Nullable Boolean suppressed) {

        /** Returns whether nothing is said of who is in it. */
        public boolean hidden() {
            return suppressed != null;
        }
    }

    /**
     * The whole base, described as a segment is.
     *
     * @param size records; null if hidden
     * @param meanValues as in {@link Segment}
     * @param medianValues as in {@link Segment}
     * @param deviationValues as in {@link Segment}
     * @param quantiles as in {@link Segment}
     * @param zeroShare as in {@link Segment}
     * @param valueCounts as in {@link Segment}
     * @param categories as in {@link Segment}
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Overall(
            @JsonInclude @Nullable Long size,
            Map<String, Double> meanValues,
            Map<String, Double> medianValues,
            Map<String, Double> deviationValues,
            Map<String, List<Double>> quantiles,
            Map<String, Double> zeroShare,
            @Nullable Map<String, Long> valueCounts,
            @Nullable Map<String, Map<String, Long>> categories) {}

    /**
     * A commercial offer.
     *
     * @param name what it is called; the whole text where the offer is only a text
     * @param details further fields as they were given ({@code reduction}, {@code services}), by name; may be empty
     */
    public record Offer(String name, Map<String, Object> details) {}

    /**
     * How far apart the segments are.
     *
     * @param value -1 to 1, higher is better separated
     * @param space {@code scaled}
     * @param sampleSize records it was computed on
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record SilhouetteScore(double value, String space, int sampleSize) {}

    /**
     * How much a feature sets the segments apart.
     *
     * @param feature the name of the column
     * @param importance share of its variance that the segments explain, 0 to 1
     * @param values per segment in order: its mean minus the overall mean, in overall standard deviations, in the
     *     transformed, unweighted space; null where hidden
     * @param role {@code feature}
     * @param weight factor on the scaled feature
     */
    public record Importance(
            String feature, double importance, List<@Nullable Double> values, String role, double weight) {

        /** Returns how far a segment, by its position, is from the base, 0 or more; what is hidden is not far. */
        public double distance(int segment) {
            return Math.abs(Objects.requireNonNullElse(values.get(segment), 0.0));
        }
    }

    /**
     * How a feature was scaled: {@code weight * (f(x) - mean) / deviation}.
     *
     * @param transform {@code linear}, {@code log} (ln(1 + x)) or {@code log_quartile} (ln(1 + x / quartile))
     * @param cap upper bound in raw units; absent where there is none
     * @param quartile lower quartile of the positive values; only with {@code log_quartile}
     * @param mean in units of f(x)
     * @param deviation in units of f(x)
     * @param weight above 0
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Scale(
            String transform,
            @Nullable Double cap,
            @Nullable Double quartile,
            double mean,
            double deviation,
            double weight) {}

    /**
     * Something the reader has to know.
     *
     * @param code stable; the key of the sentence is {@code warning.<code>}
     * @param params what the sentence names, by name; null for a number that is hidden
     * @param text the sentence in the language in which the run was asked for; empty if it has a number that is hidden
     */
    public record Warning(String code, Map<String, @Nullable Object> params, String text) {}

    /**
     * Where a run comes from.
     *
     * @param createdAt UTC, ISO-8601
     * @param inputName name of the file, without its folder
     * @param inputSha256 hexadecimal
     * @param inputBytes size of the file
     * @param seed of every choice made by chance
     * @param engine {@code local}
     * @param version of this product
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Provenance(
            String createdAt,
            String inputName,
            String inputSha256,
            long inputBytes,
            long seed,
            String engine,
            String version) {}
}
