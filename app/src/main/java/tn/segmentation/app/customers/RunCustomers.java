package tn.segmentation.app.customers;

import tn.segmentation.store.customers.CustomerQueries;
import tn.segmentation.store.run.RunSummary;

/**
 * The customers of a run.
 *
 * @param run what it says of itself
 * @param queries answers questions about them; not to be closed
 */
public record RunCustomers(RunSummary run, CustomerQueries queries) {}
