package tn.segmentation.store.dialect;

import tn.segmentation.store.cell.Quoting;

/**
 * How a text is cut into cells.
 *
 * @param delimiter between cells
 * @param quoting around a cell that holds more than plain text
 * @param spaced whether blanks may stand before the quote that begins a cell
 * @param trailing whether a record may end with a delimiter behind which there is no column
 */
public record Dialect(char delimiter, Quoting quoting, boolean spaced, boolean trailing) {

    /** Returns a dialect with quotes that are doubled, as nearly all files have them. */
    public static Dialect of(char delimiter) {
        return of(delimiter, Quoting.DOUBLED);
    }

    /** Returns a dialect. */
    public static Dialect of(char delimiter, Quoting quoting) {
        return new Dialect(delimiter, quoting, false, false);
    }

    /** Returns the same dialect with other quotes. */
    public Dialect with(Quoting quotes) {
        return new Dialect(delimiter, quotes, spaced, trailing);
    }

    /** Returns the same dialect, blanks before quotes left out. */
    Dialect withSpaces() {
        return new Dialect(delimiter, quoting, true, trailing);
    }

    /** Returns the same dialect with an empty cell behind the last column, or without. */
    Dialect withTrailing(boolean exists) {
        return new Dialect(delimiter, quoting, spaced, exists);
    }

    /**
     * Returns where the quote stands that begins the cell, blanks before it left out; the beginning if there is none.
     */
    public int opening(byte[] bytes, int start, int to) {
        int at = start;
        while (spaced && at < to && (bytes[at] == ' ' || bytes[at] == '\t') && bytes[at] != delimiter) {
            at++;
        }
        return at < to && bytes[at] == quoting.mark() ? at : start;
    }
}
