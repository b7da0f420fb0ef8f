package tn.segmentation.app.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;

/**
 * What a typical customer of each segment is like.
 *
 * @param data the profiles
 */
record ClusterProfiles(@JsonProperty("data") Profiles data) {

    static ClusterProfiles empty() {
        return new ClusterProfiles(new Profiles(
                List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), List.of(), List.of(), null));
    }

    static ClusterProfiles of(RunSummary run) {
        Map<String, RunSummary.Importance> importance = run.featureImportance().stream()
                .collect(Collectors.toMap(RunSummary.Importance::feature, Function.identity()));
        List<RunSummary.Segment> segments = run.segments();
        List<List<@Nullable Double>> scaled = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            int segment = i;
            scaled.add(Columns.list(run.features(), f -> {
                RunSummary.Importance of = importance.get(f);
                return of == null ? null : of.values().get(segment);
            }));
        }
        return new ClusterProfiles(new Profiles(
                matrix(run, s -> s.meanValues()),
                run.features(),
                segments.stream().map(RunSummary.Segment::id).toList(),
                matrix(run, s -> s.medianValues()),
                Columns.list(run.features(), f -> run.overall().meanValues().get(f)),
                run.units(),
                matrix(run, s -> s.zeroShare()),
                scaled,
                Columns.suppressed(run)));
    }

    private static List<List<@Nullable Double>> matrix(
            RunSummary run, Function<RunSummary.Segment, Map<String, Double>> values) {
        return run.segments().stream()
                .map(s -> Columns.list(run.features(), f -> values.apply(s).get(f)))
                .toList();
    }

    /**
     * Rows are in the order of {@code segments}, columns in that of {@code features}; null where a segment has no
     * value, or is hidden.
     *
     * @param profiles mean per segment and feature, raw units
     * @param features names of the columns
     * @param segments ids
     * @param medians median per segment and feature, raw units
     * @param overall mean of the whole base per feature
     * @param units code of the unit by column, where it is known
     * @param zeroShare share of values that are zero, 0 to 1
     * @param scaled what a radar draws: mean minus overall mean, in overall standard deviations, transformed space
     * @param suppressed true where a segment is hidden; absent else
     */
    record Profiles(
            @JsonProperty("profiles") List<List<@Nullable Double>> profiles,
            @JsonProperty("features") List<String> features,
            @JsonProperty("segments") List<String> segments,
            @JsonProperty("medians") List<List<@Nullable Double>> medians,
            @JsonProperty("overall") List<@Nullable Double> overall,
            @JsonProperty("units") Map<String, String> units,
            @JsonProperty("zero_share") List<List<@Nullable Double>> zeroShare,
            @JsonProperty("scaled") List<List<@Nullable Double>> scaled,

            @JsonProperty("suppressed") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean suppressed) {}
}
