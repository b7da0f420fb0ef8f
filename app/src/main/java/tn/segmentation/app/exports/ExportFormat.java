package tn.segmentation.app.exports;

import java.util.Locale;
import tn.segmentation.app.table.XlsxTable;

/** The kinds of files that customers are exported to. */
public enum ExportFormat {
    CSV("text/csv;charset=UTF-8"),
    XLSX(XlsxTable.MEDIA_TYPE),
    PARQUET("application/vnd.apache.parquet");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Returns what HTTP calls it. */
    String mediaType() {
        return mediaType;
    }

    /** Returns the word of requests and the ending of files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
