package tn.segmentation.app.offers;

import java.util.Map;
import tn.segmentation.app.operations.Offers;

/**
 * What a new run calls its segments and offers them: what is kept, and for a segment of which nothing is kept yet, its
 * id and the offer of the settings.
 *
 * @param kept by id of the segment
 * @param configured {@code COMMERCIAL_OFFERS}
 */
public record CurrentOffers(Map<String, OfferContent> kept, Offers configured) {

    /** Returns the name and the offer of a segment. */
    public OfferContent of(String segment) {
        OfferContent content = kept.get(segment);
        return content == null
                ? new OfferContent(segment, configured.of(segment).orElse(null))
                : content;
    }
}
