package tn.segmentation.app.insight;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import tn.segmentation.store.run.RunSummary;

/**
 * How many customers each segment has.
 *
 * @param data as a chart library takes it
 */
@Schema(requiredProperties = "data")
record ClusterDistribution(@JsonProperty("data") Shares data) {

    static ClusterDistribution empty() {
        return new ClusterDistribution(new Shares(List.of(), List.of(), "pie"));
    }

    static ClusterDistribution of(RunSummary run) {
        List<RunSummary.Segment> segments = run.segments();
        return new ClusterDistribution(new Shares(
                segments.stream().map(RunSummary.Segment::size).toList(),
                segments.stream().map(RunSummary.Segment::id).toList(),
                "pie"));
    }

    /**
     * The sizes.
     *
     * @param values customers per segment
     * @param labels id of each segment
     * @param type {@code pie}
     */
    @Schema(requiredProperties = {"values", "labels", "type"})
    record Shares(
            @JsonProperty("values") List<Long> values,
            @JsonProperty("labels") List<String> labels,

            @JsonProperty("type") @Schema(allowableValues = "pie")
            String type) {}
}
