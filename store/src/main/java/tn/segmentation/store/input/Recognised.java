package tn.segmentation.store.input;

import java.util.Map;

/**
 * Something about a file that nobody told, and why it is taken to be so.
 *
 * @param what {@code container}, {@code encoding}, {@code delimiter}, {@code quotes}, {@code titles}, {@code header} or
 *     {@code lines}
 * @param code the reason, stable; its sentence is under {@code recognised.<code>}: {@code container_gzip},
 *     {@code container_zip}, {@code encoding_utf8}, {@code encoding_mark} (encoding), {@code encoding_not_utf8}
 *     (encoding), {@code delimiter_even} (delimiter, columns, records, even), {@code delimiter_told} (delimiter),
 *     {@code delimiter_none}, {@code delimiter_trailing}, {@code quotes_backslash}, {@code quotes_single},
 *     {@code titles_skipped} (count), {@code header_line} (line), {@code header_none} (line of the first record),
 *     {@code header_numbers} (line that numbers the columns, and is left out) or {@code lines_of_separators} (count of
 *     those that are left out)
 * @param params the values that the sentence names
 */
public record Recognised(String what, String code, Map<String, Object> params) {}
