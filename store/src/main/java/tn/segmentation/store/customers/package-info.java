/**
 * Questions about the customers of a complete run: one by its id, those of a filter by pages, all of them one by one.
 * Start at {@link tn.segmentation.store.customers.CustomerQueries}. A {@link tn.segmentation.store.customers.Filter} is
 * a tree of a few kinds, never text; {@code Where} is the one place that makes SQL of it, with every value bound and
 * every name from the run itself.
 */
@NullMarked
package tn.segmentation.store.customers;

import org.jspecify.annotations.NullMarked;
