package tn.segmentation.store.input;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * A file that cannot be read as a table of customers. Codes: {@code file_missing}, {@code file_is_folder},
 * {@code file_unreadable} (cause), {@code file_empty}, {@code file_changed}, {@code file_binary}, {@code header_only},
 * {@code line_too_long} (line, bytes), {@code too_many_columns} (columns, most), {@code unclosed_quote} (line),
 * {@code header_unclear} (line, record), {@code preamble_unclear} (line, record, first), {@code encoding_unknown}
 * (line), {@code text_damaged} (encoding), {@code gzip_damaged}, {@code no_accepted_record} (records, reasons, line,
 * column, value): each with {@code file}.
 */
public final class UnreadableTable extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Creates the refusal. */
    public UnreadableTable(String code, Map<String, ?> params) {
        super(code, params);
    }
}
