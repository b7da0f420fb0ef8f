/**
 * Tells rows that sum up customers from customers, whatever stands in the place of their id. Start at
 * {@link tn.segmentation.store.totals.SummaryRows}, the kinds of such rows; {@code Sums} says whether a row has what
 * others add up to, and {@code TableRows} is all that is known of a file here.
 */
@NullMarked
package tn.segmentation.store.totals;

import org.jspecify.annotations.NullMarked;
