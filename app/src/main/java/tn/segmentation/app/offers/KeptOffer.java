package tn.segmentation.app.offers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The name and the offer of a segment, at one time.
 *
 * @param segment its id
 * @param version 1 for the first; the next change is one higher
 * @param content the name and the offer
 * @param changedAt since when it is like this
 * @param changedBy who made it so; null for what came from the settings with the first run
 */
public record KeptOffer(
        String segment,
        long version,
        OfferContent content,
        Instant changedAt,
        @Nullable String changedBy) {

    /** Returns by what HTTP tells this version from others. */
    public String etag() {
        return "\"" + version + "\"";
    }
}
