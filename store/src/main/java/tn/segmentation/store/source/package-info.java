/**
 * A file of any kind, as UTF-8 text. Start at {@link tn.segmentation.store.source.FileText}: it finds out how a file is
 * packed and encoded ({@code EncodingProbe}) and opens its text as often as needed ({@code Utf8Stream}); what is no
 * text is an {@link tn.segmentation.store.source.UnreadableTable}. Nothing is known here of cells, columns or
 * customers.
 */
@NullMarked
package tn.segmentation.store.source;

import org.jspecify.annotations.NullMarked;
