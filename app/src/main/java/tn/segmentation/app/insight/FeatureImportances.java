package tn.segmentation.app.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;

/**
 * What sets the segments apart, the most important feature first.
 *
 * @param data one entry per feature
 */
record FeatureImportances(@JsonProperty("data") List<Entry> data) {

    static FeatureImportances empty() {
        return new FeatureImportances(List.of());
    }

    static FeatureImportances of(RunSummary run) {
        return new FeatureImportances(
                run.featureImportance().stream().map(i -> entry(run, i)).toList());
    }

    private static Entry entry(RunSummary run, RunSummary.Importance importance) {
        String feature = importance.feature();
        List<RunSummary.Segment> segments = run.segments();
        return new Entry(
                feature,
                importance.values(),
                segments.stream().map(RunSummary.Segment::id).toList(),
                importance.importance(),
                importance.role(),
                importance.weight(),
                segments.stream()
                        .map(s -> Objects.requireNonNullElse(s.quantiles().get(feature), List.<Double>of()))
                        .toList(),
                Columns.list(segments, s -> Columns.ratio(run, s, feature)),
                Columns.suppressed(run));
    }

    /**
     * One feature; lists are in the order of {@code segments}.
     *
     * @param feature the name of the column
     * @param values the segment's mean minus the overall mean, in overall standard deviations, in the transformed
     *     space; null for one that is hidden
     * @param segments ids
     * @param importance share of the feature's variance that the segments explain
     * @param role {@code feature}
     * @param weight factor on the scaled feature
     * @param quantiles 5, 25, 50, 75 and 95 %, in raw units; none of a segment that is hidden
     * @param ratio the segment's median over the base's, null where that is 0, or one is hidden
     * @param suppressed true where a segment is hidden; absent else
     */
    record Entry(
            @JsonProperty("feature") String feature,
            @JsonProperty("values") List<@Nullable Double> values,
            @JsonProperty("segments") List<String> segments,
            @JsonProperty("importance") double importance,
            @JsonProperty("role") String role,
            @JsonProperty("weight") double weight,
            @JsonProperty("quantiles") List<List<Double>> quantiles,
            @JsonProperty("ratio") List<@Nullable Double> ratio,

            @JsonProperty("suppressed") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean suppressed) {}
}
