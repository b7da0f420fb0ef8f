package tn.segmentation.app.offers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary.Offer;

/**
 * The name and the offer of a segment, as programs get them.
 *
 * @param segment its id
 * @param name for people; the id until somebody gives it one
 * @param offer the commercial offer; absent without one
 * @param version rises by one with each change
 * @param etag what {@code If-Match} has to be to change this version
 * @param changedAt since when it is like this, ISO-8601
 * @param changedBy who made it so; absent where it comes from the settings
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OfferResource(
        @JsonProperty("segment") String segment,
        @JsonProperty("name") String name,
        @JsonProperty("offer") @Nullable Offer offer,
        @JsonProperty("version") long version,
        @JsonProperty("etag") String etag,
        @JsonProperty("changed_at") String changedAt,
        @JsonProperty("changed_by") @Nullable String changedBy) {

    static OfferResource of(KeptOffer kept) {
        return new OfferResource(
                kept.segment(),
                kept.content().name(),
                kept.content().offer(),
                kept.version(),
                kept.etag(),
                kept.changedAt().toString(),
                kept.changedBy());
    }
}
