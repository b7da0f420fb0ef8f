package tn.segmentation.store.source;

import java.util.List;

/**
 * What a workbook does not show of what is in it.
 *
 * @param rows of the table that were read all the same
 * @param columns of the table that were read all the same, from 0, ascending
 * @param sheets with cells that were left out, in the order of the workbook
 */
public record Hidden(long rows, List<Integer> columns, List<String> sheets) {

    /** Nothing is hidden. */
    static final Hidden NONE = new Hidden(0, List.of(), List.of());

    /** Copies the lists. */
    public Hidden {
        columns = List.copyOf(columns);
        sheets = List.copyOf(sheets);
    }
}
