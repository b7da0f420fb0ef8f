/**
 * Customers of a run, for programs and pages. Start at {@link tn.segmentation.app.customers.Customers}. An id never
 * stands in an address: {@link tn.segmentation.app.keys.CustomerTokens} has a token for it.
 */
@NullMarked
package tn.segmentation.app.customers;

import org.jspecify.annotations.NullMarked;
