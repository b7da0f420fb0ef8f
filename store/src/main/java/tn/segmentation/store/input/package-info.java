/**
 * From an operator's file to accepted customers and accounted rejects. Start at
 * {@link tn.segmentation.store.input.Customers}. A file is probed for its encoding ({@code FileText}) and separator
 * ({@code Delimiter}), parsed in Java ({@code Records}) and written again in one form ({@code RawCopy}), which DuckDB
 * loads as texts ({@code RawTable}); {@code Columns} recognises the headers, {@code Separators} the decimal separator
 * of each column, {@code Judgement} every cell.
 */
@NullMarked
package tn.segmentation.store.input;

import org.jspecify.annotations.NullMarked;
