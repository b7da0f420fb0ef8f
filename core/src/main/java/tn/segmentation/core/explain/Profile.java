package tn.segmentation.core.explain;

import java.util.Map;

/**
 * One group of customers, described.
 *
 * @param size customers in the group
 * @param numbers each column of numbers, by name, in the order of the table
 * @param categories for each column of words, the number of customers at each level, by name and level
 */
public record Profile(long size, Map<String, NumberProfile> numbers, Map<String, Map<String, Long>> categories) {}
