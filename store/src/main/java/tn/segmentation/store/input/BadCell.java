package tn.segmentation.store.input;

import tn.segmentation.store.source.FileText;

/**
 * A bad cell of a block.
 *
 * @param row of its record within the block, from 0
 * @param column its position, or {@link Columns#NONE} when the whole record is at fault
 * @param value the cell as the file writes it; the number of cells where there are too few or too many
 * @param reason as in {@link Reject}
 * @param record as the file writes it, cut off where it is very long
 */
record BadCell(int row, int column, String value, String reason, String record) {

    /** A record is shown up to here: one may be as long as {@link FileText#LONGEST_LINE}. */
    private static final int SHOWN = 20_000;

    /** Returns whether the whole record is at fault. */
    boolean isMalformed() {
        return column == Columns.NONE;
    }

    /** Returns the same cell in a record that reads like that. */
    BadCell in(String raw) {
        return new BadCell(row, column, value, reason, raw.length() > SHOWN ? raw.substring(0, SHOWN) + "…" : raw);
    }
}
