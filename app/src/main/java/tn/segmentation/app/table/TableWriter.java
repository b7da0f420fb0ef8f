package tn.segmentation.app.table;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table into a file, row by row. A file that is not ended is not whole, and whoever opens it is told so:
 * nothing ends it but {@link #end}. What it is written to stays open.
 */
public interface TableWriter {

    /**
     * Writes a row.
     *
     * @param cells numbers as {@link java.math.BigDecimal}, anything else as text; null for an empty cell
     */
    void write(List<? extends @Nullable Object> cells) throws IOException;

    /** Ends the file, after the last row. */
    void end() throws IOException;
}
