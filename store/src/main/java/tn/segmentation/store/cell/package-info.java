/**
 * What the text of one cell says: a number in whatever way it is written ({@code NumberForm}, read by
 * {@code NumberReader} in the {@code Notation} of its column), an id ({@code IdText}, {@code Phones},
 * {@code SpreadsheetId}), the name of a field ({@code FieldNames}), a word in the place of a customer
 * ({@code SummaryWords}). Nothing here knows of columns, records or files. Start at
 * {@link tn.segmentation.store.cell.NumberForm}.
 */
@NullMarked
package tn.segmentation.store.cell;

import org.jspecify.annotations.NullMarked;
