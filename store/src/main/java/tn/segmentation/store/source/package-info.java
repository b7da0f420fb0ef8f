/**
 * A file of any kind, as UTF-8 text. Start at {@link tn.segmentation.store.source.FileText}. What is kept encrypted is
 * opened by a {@link tn.segmentation.store.source.Seal} ({@code FileBytes}). By its first bytes ({@code FileKind}) a
 * file is unpacked as it is read ({@code Packing}: gzip, {@code ZipTable}), or its table is written as text into a
 * scratch file ({@code TextCopy}: {@code Workbook}, {@code ParquetTable}), always within bounds ({@code Expansion}).
 * Texts are looked at by {@code EncodingProbe} and {@code EightBitWords}, and recoded by {@code Utf8Stream};
 * {@code EncodedFile} recodes them back. What is no table is an {@link tn.segmentation.store.source.UnreadableTable}.
 * Nothing is known here of cells, columns or customers.
 */
@NullMarked
package tn.segmentation.store.source;

import org.jspecify.annotations.NullMarked;
