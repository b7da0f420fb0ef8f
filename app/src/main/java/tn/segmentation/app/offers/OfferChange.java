package tn.segmentation.app.offers;

import org.jspecify.annotations.Nullable;

/**
 * One line of the history of a segment.
 *
 * @param after what it became, when and by whom
 * @param before what it was; null for the first
 */
public record OfferChange(KeptOffer after, @Nullable KeptOffer before) {}
