/**
 * The commercial offer of each segment, as the configuration gives it. Start at
 * {@link tn.segmentation.app.offers.Offers}.
 */
@NullMarked
package tn.segmentation.app.offers;

import org.jspecify.annotations.NullMarked;
