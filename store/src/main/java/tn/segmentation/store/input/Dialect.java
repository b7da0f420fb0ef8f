package tn.segmentation.store.input;

/**
 * How a text is cut into cells.
 *
 * @param delimiter between cells
 * @param quoting around a cell that holds more than plain text
 * @param trailing whether a record may end with a delimiter behind which there is no column
 */
record Dialect(char delimiter, Quoting quoting, boolean trailing) {

    /** Returns a dialect with quotes that are doubled, as nearly all files have them. */
    static Dialect of(char delimiter) {
        return new Dialect(delimiter, Quoting.DOUBLED, false);
    }
}
