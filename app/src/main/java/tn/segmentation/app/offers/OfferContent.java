package tn.segmentation.app.offers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;
import tn.segmentation.store.run.RunSummary.Offer;

/**
 * What people may change about a segment.
 *
 * @param name for people; the id until somebody gives it one
 * @param offer the commercial offer, its details as texts and lists of texts; null without one
 */
public record OfferContent(String name, @Nullable Offer offer) {

    /** Brings the details into the form in which they are kept: a setting may hold numbers. */
    public OfferContent {
        offer = offer == null ? null : new Offer(offer.name(), texts(offer.details()));
    }

    /** Returns what a run has recorded about a segment. */
    public static OfferContent of(RunSummary.Segment segment) {
        return new OfferContent(segment.name(), segment.offer());
    }

    /** Returns what a run has recorded about each of its segments, by id. */
    public static Map<String, OfferContent> of(RunSummary run) {
        Map<String, OfferContent> contents = new LinkedHashMap<>();
        run.segments().forEach(segment -> contents.put(segment.id(), of(segment)));
        return contents;
    }

    private static Map<String, Object> texts(Map<String, Object> details) {
        Map<String, Object> texts = new LinkedHashMap<>();
        details.forEach((key, value) -> texts.put(
                key,
                value instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : String.valueOf(value)));
        return Collections.unmodifiableMap(texts);
    }
}
