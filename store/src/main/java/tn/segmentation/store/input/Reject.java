package tn.segmentation.store.input;

/**
 * A bad cell: the record that it stands in is not segmented.
 *
 * @param line as an editor counts, from 1, of the first line of the record
 * @param column header of the column as the file writes it; empty when the whole record is at fault
 * @param value the cell as the file writes it, cut off, with an ellipsis, after 1,000 characters; the number of cells
 *     where there are too few or too many
 * @param reason stable code; the sentence is under {@code reject.<reason>}: {@code missing}, {@code not_a_number},
 *     {@code not_finite}, {@code negative}, {@code out_of_range}, {@code too_few_cells}, {@code too_many_cells},
 *     {@code duplicate_id}, {@code missing_id}, {@code damaged_id}, {@code broken_quotes}, {@code footer},
 *     {@code rule_line}, {@code template_line}, {@code text_line}, {@code uncomputed_formula}
 * @param record the record as the file writes it; cut off, with an ellipsis, after 20,000 characters
 */
public record Reject(long line, String column, String value, String reason, String record) {}
