package tn.segmentation.store.input;

import java.util.List;

/**
 * A record of a file as the file writes it.
 *
 * @param line on which it begins, as an editor counts
 * @param columns headers of the file, in its order
 * @param cells of the record, which may be more or fewer than the columns
 */
public record FoundRecord(long line, List<String> columns, List<String> cells) {

    /** Copies the lists. */
    public FoundRecord {
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
    }
}
