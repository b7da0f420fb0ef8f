package tn.segmentation.app.customers;

import java.util.List;

/**
 * A few customers of a run.
 *
 * @param run its id
 * @param page from 1
 * @param size most customers of a page
 * @param customers in the order of the file
 */
record CustomerPage(String run, int page, int size, List<CustomerView> customers) {}
