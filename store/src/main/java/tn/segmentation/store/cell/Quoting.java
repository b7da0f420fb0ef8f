package tn.segmentation.store.cell;

/** How a cell is enclosed that may hold separators and line ends, and how it writes that mark itself. */
public enum Quoting {
    /** {@code "say ""hello"""}. */
    DOUBLED('"'),
    /** {@code "say \"hello\""}; {@code \\} is one backslash, any other one stands for itself. */
    BACKSLASH('"'),
    /** {@code 'say ''hello'''}. */
    SINGLE('\''),
    /**
     * As {@link #DOUBLED}, in a text that was written out of a table with types: what stands without quotes and looks
     * like a number is one for certain, with a decimal point, and a formula that begins with {@code =} was never
     * computed.
     */
    TYPED('"');

    private final char mark;

    Quoting(char mark) {
        this.mark = mark;
    }

    /** Returns the character that encloses a cell. */
    public byte mark() {
        return (byte) mark;
    }

    /** Returns the character that takes the meaning from a mark behind it. */
    public byte escape() {
        return this == BACKSLASH ? (byte) '\\' : (byte) mark;
    }

    /** Returns whether two bytes within quotes stand for the second of them. */
    public boolean isEscaped(byte first, byte second) {
        return first == escape() && (second == mark || second == first);
    }

    /** Makes one character of two in a text that stands in these bytes; returns where it then ends. */
    public int plain(byte[] bytes, int from, int to) {
        int into = from;
        for (int at = from; at < to; at++) {
            at += at + 1 < to && isEscaped(bytes[at], bytes[at + 1]) ? 1 : 0;
            bytes[into++] = bytes[at];
        }
        return into;
    }
}
