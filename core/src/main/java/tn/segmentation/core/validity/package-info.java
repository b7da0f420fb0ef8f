/**
 * How far a clustering may be trusted. Start at {@link tn.segmentation.core.validity.ChanceTest}; the other types are
 * the indices of the literature, each with its range, direction and undefined cases.
 */
@NullMarked
package tn.segmentation.core.validity;

import org.jspecify.annotations.NullMarked;
