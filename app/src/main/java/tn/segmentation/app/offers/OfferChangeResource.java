package tn.segmentation.app.offers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A line of the history of a segment, as programs get it.
 *
 * @param before what it was; absent for the first
 * @param after what it became, when and by whom
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OfferChangeResource(
        @JsonProperty("before") @Nullable OfferResource before,
        @JsonProperty("after") OfferResource after) {

    static OfferChangeResource of(OfferChange change) {
        KeptOffer before = change.before();
        return new OfferChangeResource(
                before == null ? null : OfferResource.of(before), OfferResource.of(change.after()));
    }
}
