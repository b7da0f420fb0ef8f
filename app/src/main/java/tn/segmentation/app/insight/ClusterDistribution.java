package tn.segmentation.app.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;

/**
 * How many customers each segment has.
 *
 * @param data as a chart library takes it
 */
record ClusterDistribution(@JsonProperty("data") Shares data) {

    static ClusterDistribution empty() {
        return new ClusterDistribution(new Shares(List.of(), List.of(), "pie", null));
    }

    static ClusterDistribution of(RunSummary run) {
        List<RunSummary.Segment> segments = run.segments();
        return new ClusterDistribution(new Shares(
                Columns.<RunSummary.Segment, Long>list(segments, RunSummary.Segment::size),
                segments.stream().map(RunSummary.Segment::id).toList(),
                "pie",
                Columns.suppressed(run)));
    }

    /**
     * The sizes.
     *
     * @param values customers per segment; null for one that is hidden
     * @param labels id of each segment
     * @param type {@code pie}
     * @param suppressed true where one is hidden; absent else
     */
    record Shares(
            @JsonProperty("values") List<@Nullable Long> values,
            @JsonProperty("labels") List<String> labels,

            @JsonProperty("type") @Schema(allowableValues = "pie")
            String type,

            @JsonProperty("suppressed") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean suppressed) {}
}
