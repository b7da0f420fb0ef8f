package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import tn.segmentation.store.cell.Excerpt;
import tn.segmentation.store.cell.NumberForm;
import tn.segmentation.store.cell.Quoting;
import tn.segmentation.store.dialect.Dialect;

/**
 * Finds where cells end: a cell that begins with a quote ends with the matching one, and a {@link Quoting} says how
 * quotes are written inside; a quote elsewhere is a character like any other. Used by one thread, block after block.
 */
final class CellScanner {

    /*
     * Eight bytes at a time. With the highest bit of each byte taken away, no addition below carries into the next
     * byte, so that each mask is exact: 0x80 where the byte is below 0x20, or is the separator, or is outside ASCII.
     */
    private static final long HIGHEST = 0x8080808080808080L;
    private static final long OTHERS = 0x7f7f7f7f7f7f7f7fL;
    private static final long FROM_BLANK = 0x6060606060606060L;

    private final Dialect dialect;
    private final byte delimiter;
    private final Quoting quoting;
    private final boolean spaced;
    private final byte quote;
    private final byte escape;
    private final long delimiters;
    private byte[] bytes = new byte[0];
    private int limit;

    private int from;
    private int to;
    private boolean quoted;
    private boolean escaped;
    private boolean odd;
    private boolean broken;
    private int innerLines;
    private boolean unclosed;
    private boolean backslash;
    private boolean control;
    private boolean beyondAscii;

    CellScanner(Dialect dialect) {
        this.dialect = dialect;
        spaced = dialect.spaced();
        delimiter = (byte) dialect.delimiter();
        delimiters = 0x0101010101010101L * dialect.delimiter();
        quoting = dialect.quoting();
        quote = quoting.mark();
        escape = quoting.escape();
    }

    /** Begins a block. */
    void begin(Block block) {
        bytes = block.bytes();
        limit = block.length();
        unclosed = false;
        backslash = false;
        control = false;
        beyondAscii = false;
        beginRecord();
    }

    /** Begins a record. */
    void beginRecord() {
        broken = false;
        innerLines = 0;
    }

    /** Takes the cell that begins there; returns where its separator or line end stands. */
    int scan(int at) {
        odd = false;
        if (spaced) {
            int start = dialect.opening(bytes, at, limit);
            return start > at ? quotedCell(start) : cell(at);
        }
        return cell(at);
    }

    private int cell(int at) {
        return bytes[at] == quote && at < limit ? quotedCell(at) : plainCell(at);
    }

    private int plainCell(int at) {
        quoted = false;
        escaped = false;
        from = at;
        to = skip(at);
        return to;
    }

    private int quotedCell(int start) {
        quoted = true;
        escaped = false;
        from = start + 1;
        int at = closingQuote(start + 1);
        to = at;
        if (at >= limit) {
            unclosed = true;
            return limit;
        }
        int end = skip(at + 1);
        for (int i = at + 1; i < end; i++) {
            broken |= bytes[i] != ' ' && bytes[i] != '\t';
        }
        return end;
    }

    private int closingQuote(int start) {
        int at = start;
        while (at < limit) {
            byte value = bytes[at];
            if (value == escape && quoting.isEscaped(value, bytes[at + 1])) {
                escaped = true;
                backslash |= bytes[at - 1] == '\\';
                at++;
            } else if (value == quote) {
                backslash |= bytes[at - 1] == '\\';
                return at;
            } else if (value < ' ') {
                at = inner(value, at);
            }
            at++;
        }
        return limit;
    }

    /** Takes a byte within quotes that is no ordinary one; returns where it ends. */
    private int inner(byte value, int at) {
        odd = true;
        if (value < 0) {
            beyondAscii = true;
        } else if (value == '\n' || value == '\r') {
            innerLines++;
            return value == '\r' && bytes[at + 1] == '\n' ? at + 1 : at;
        } else {
            control |= value != '\t';
        }
        return at;
    }

    private int skip(int start) {
        int at = start;
        while (true) {
            long special = special(EightBytes.at(bytes, at));
            if (special == 0) {
                at += Long.BYTES;
                continue;
            }
            at += Long.numberOfTrailingZeros(special) >>> 3;
            byte value = bytes[at];
            if (value == delimiter || value == '\n' || value == '\r') {
                return at;
            }
            odd = true;
            if (value < 0) {
                beyondAscii = true;
            } else {
                control |= value != '\t';
            }
            at++;
        }
    }

    private long special(long word) {
        long low = word & OTHERS;
        return ((~(low + FROM_BLANK) | ~((low ^ delimiters) + OTHERS)) | word) & HIGHEST;
    }

    /** Returns where the content of the cell begins, its opening quote left out. */
    int from() {
        return from;
    }

    /** Returns where the content of the cell ends, its closing quote left out. */
    int to() {
        return to;
    }

    /** Returns whether the cell is a number, if it looks like one, or a formula: nobody wrote it as a text. */
    boolean typed() {
        return quoting == Quoting.TYPED && !quoted;
    }

    /** Returns whether the cell is a formula of which there is no result. */
    boolean uncomputed() {
        return typed() && from < to && bytes[from] == '=';
    }

    /** Returns how the cell is written, as far as it says how the texts of its column write numbers. */
    NumberForm form() {
        if (escaped) {
            return NumberForm.TEXT;
        }
        NumberForm form = NumberForm.of(bytes, from, to);
        boolean isPointed = form == NumberForm.POINT || form == NumberForm.POINT_OR_THOUSANDS;
        return typed() && isPointed ? NumberForm.TYPED : form;
    }

    /** Returns whether the cell has quotes within its quotes, which take two of its bytes. */
    boolean escaped() {
        return escaped;
    }

    /** Returns whether a character stands in the cell that is none of ASCII, or is a control character or line end. */
    boolean odd() {
        return odd;
    }

    /** Returns the content of the cell, at most the beginning of it that is shown. */
    String text() {
        return escaped ? Excerpt.of(content(), Excerpt.OF_CELL) : Excerpt.of(bytes, from, to, Excerpt.OF_CELL);
    }

    /** Returns the content of the cell. */
    String content() {
        byte[] content = Arrays.copyOfRange(bytes, from, to);
        return new String(content, 0, escaped ? quoting.plain(content, 0, content.length) : content.length, UTF_8);
    }

    /** Returns whether text follows a closing quote of the record: nobody can tell what such a record means. */
    boolean broken() {
        return broken;
    }

    /** Returns how many line ends stand inside cells of the record. */
    int innerLines() {
        return innerLines;
    }

    /** Returns whether the block ends within quotes. */
    boolean unclosed() {
        return unclosed;
    }

    /** Returns whether a backslash stands before a quote that ends a cell, or is one of two. */
    boolean backslash() {
        return backslash;
    }

    /** Returns whether a control character stands in the block, tabs and line ends aside. */
    boolean control() {
        return control;
    }

    /** Returns whether a character outside ASCII stands in the block. */
    boolean beyondAscii() {
        return beyondAscii;
    }
}
