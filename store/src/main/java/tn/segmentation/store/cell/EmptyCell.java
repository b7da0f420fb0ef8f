package tn.segmentation.store.cell;

/** Cells that hold nothing: blanks, or two quotes one behind the other, with separators between them. */
public final class EmptyCell {

    private EmptyCell() {}

    /**
     * Returns where the first byte stands that is no part of them: a line end, where a line holds nothing else.
     *
     * @param to where to stop at the latest
     */
    public static int skipAll(byte[] bytes, int from, int to, byte delimiter, byte quote) {
        int at = from;
        while (at < to) {
            byte value = bytes[at];
            // A third one would make a text of them.
            boolean quotes =
                    value == quote && at + 1 < to && bytes[at + 1] == quote && (at + 2 == to || bytes[at + 2] != quote);
            if (value != delimiter && value != ' ' && value != '\t' && !quotes) {
                return at;
            }
            at += quotes ? 2 : 1;
        }
        return at;
    }
}
