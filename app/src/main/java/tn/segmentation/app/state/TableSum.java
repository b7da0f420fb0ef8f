package tn.segmentation.app.state;

/**
 * What a table holds, so that it can be compared.
 *
 * @param name of the table
 * @param rows that it holds
 * @param sha256 of all that stands in them, in the order of their keys, hexadecimal
 */
public record TableSum(String name, long rows, String sha256) {}
