package tn.segmentation.app.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;

/**
 * One segment. Maps are keyed by column and in raw units; those of a segment that is hidden are empty.
 *
 * @param id of the segment
 * @param name for people
 * @param size customers; null if hidden
 * @param percentage of the segmented customers, 0 to 100, unrounded; null if hidden
 * @param percentageDisplay what is shown: one decimal, adds to 100.0 over the segments; null if hidden
 * @param shareOfSpend percentage of the base's spend, 0 to 100; absent where spend is unknown
 * @param meanValues arithmetic means
 * @param medianValues medians
 * @param quantiles 5, 25, 50, 75 and 95 %
 * @param zeroShare share of values that are zero, 0 to 1
 * @param offer the commercial offer as a text, empty where there is none
 * @param suppressed true where the segment is hidden; absent else
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SegmentDetails(
        @JsonProperty("id") String id,
        @JsonProperty("name") String name,
        @JsonProperty("size") @JsonInclude @Nullable Long size,
        @JsonProperty("percentage") @JsonInclude @Nullable Double percentage,

        @JsonProperty("percentage_display") @JsonInclude @Nullable
        Double percentageDisplay,

        @JsonProperty("share_of_spend") @Nullable Double shareOfSpend,
        @JsonProperty("mean_values") Map<String, Double> meanValues,
        @JsonProperty("median_values") Map<String, Double> medianValues,
        @JsonProperty("quantiles") Map<String, List<Double>> quantiles,
        @JsonProperty("zero_share") Map<String, Double> zeroShare,
        @JsonProperty("offer") String offer,
        @JsonProperty("suppressed") @Nullable Boolean suppressed) {

    /** Returns the segments of a run by id, in order. */
    static Map<String, SegmentDetails> of(RunSummary run) {
        Map<String, SegmentDetails> all = new LinkedHashMap<>();
        run.segments().forEach(s -> all.put(s.id(), of(s)));
        return all;
    }

    private static SegmentDetails of(RunSummary.Segment segment) {
        RunSummary.Offer offer = segment.offer();
        return new SegmentDetails(
                segment.id(),
                segment.name(),
                segment.size(),
                segment.percentage(),
                segment.percentageDisplay(),
                segment.shareOfSpend(),
                segment.meanValues(),
                segment.medianValues(),
                segment.quantiles(),
                segment.zeroShare(),
                offer == null ? "" : offer.name(),
                segment.suppressed());
    }
}
