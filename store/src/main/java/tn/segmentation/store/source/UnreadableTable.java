package tn.segmentation.store.source;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * A file that cannot be read as a table of customers. Codes: {@code file_missing}, {@code file_is_folder},
 * {@code file_not_regular}, {@code archive_empty}, {@code archive_encrypted}, {@code archive_nested},
 * {@code archive_of_several} (count, names), {@code archive_too_large}, {@code archive_unknown}, {@code archive_unsafe}
 * (name), {@code zip_damaged}, {@code expands_too_much} (megabytes, times), {@code old_excel},
 * {@code workbook_unknown}, {@code parquet_damaged}, {@code parquet_nested} (column, type), {@code sheet_unknown}
 * (sheet, sheets), {@code sheets_several} (sheets), {@code xlsx_damaged}, {@code xlsx_unsafe},
 * {@code xlsx_array_formulas}, {@code file_unreadable} (cause), {@code file_empty}, {@code file_changed},
 * {@code file_binary}, {@code header_only}, {@code second_table} (line, record), {@code tables_beside} (first, second:
 * lists of headers), {@code quote_over_records} (line), {@code header_of_two_lines} (line, record),
 * {@code separator_unclear} (line, record), {@code header_unclear} (line, record), {@code preamble_unclear} (line,
 * record, first), {@code line_too_long} (line, bytes), {@code too_many_columns} (columns, most), {@code unclosed_quote}
 * (line), {@code encoding_unknown} (line), {@code encoding_ambiguous} (line, one, other, asOne, asOther),
 * {@code unknown_encoding} (encoding, encodings), {@code zero_byte} (line), {@code mark_inside} (line),
 * {@code text_damaged} (encoding), {@code gzip_damaged}, {@code sealed_unopened}, {@code sealed_key_missing} (key),
 * {@code sealed_damaged}, {@code no_accepted_record} (records, reasons, reason, line, column, value): each with
 * {@code file}.
 */
public final class UnreadableTable extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Creates the refusal. */
    public UnreadableTable(String code, Map<String, ?> params) {
        super(code, params);
    }
}
