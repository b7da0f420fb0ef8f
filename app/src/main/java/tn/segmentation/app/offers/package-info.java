/**
 * The name and the commercial offer of each segment, as the application keeps them. Start at
 * {@link tn.segmentation.app.offers.SegmentOffers}.
 */
@NullMarked
package tn.segmentation.app.offers;

import org.jspecify.annotations.NullMarked;
