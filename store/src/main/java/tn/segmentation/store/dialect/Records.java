package tn.segmentation.store.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import tn.segmentation.store.cell.EmptyCell;
import tn.segmentation.store.cell.Quoting;
import tn.segmentation.store.source.FileText;
import tn.segmentation.store.source.UnreadableTable;

/**
 * The records of a CSV text in UTF-8, one after the other. A line end is LF, CR LF or CR; a line of nothing but blanks
 * or of nothing but empty cells is no record, unless {@link #countBlankLines()} says so. A cell that begins with a
 * quote ends with the matching one, and a {@link Quoting} says how quotes are written inside; a quote elsewhere is a
 * character like any other.
 */
public final class Records {

    /*
     * The whole current record stands in `buffer`, from `start`; when the buffer runs out, the record moves to its
     * front and more of the text is read behind it. Positions of cells are relative to `start`, so that they survive
     * the move. Quotes, separators and line ends are single bytes below 0x80, which never occur inside another
     * character of UTF-8.
     */

    private final String file;
    private final InputStream in;
    private final Dialect dialect;
    private final byte delimiter;
    private final Quoting quoting;
    private byte[] buffer = new byte[1 << 18];
    private int start;
    private int position;
    private int limit;
    private boolean exhausted;

    private int cells;
    private int[] from = new int[32];
    private int[] to = new int[32];
    private boolean[] quoted = new boolean[32];
    private boolean[] escaped = new boolean[32];
    private boolean broken;
    private int length;
    private long line;
    private long nextLine = 1;
    private long moved;
    private boolean blankLinesCount;

    /**
     * Prepares to go through a text.
     *
     * @param file its name, for messages
     * @param utf8 the text; the caller closes it
     */
    public Records(String file, InputStream utf8, Dialect dialect) {
        this.file = file;
        this.in = utf8;
        this.dialect = dialect;
        this.delimiter = (byte) dialect.delimiter();
        this.quoting = dialect.quoting();
    }

    /**
     * Moves to the next record.
     *
     * @return whether there is one
     * @throws UnreadableTable if a quote is never closed, or the record is too long
     */
    public boolean next() throws IOException {
        while (parse()) {
            if (blankLinesCount || !isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** Returns the number of cells of the record. */
    public int cells() {
        return cells;
    }

    /** Returns the line on which the record begins, from 1. */
    public long line() {
        return line;
    }

    /** Returns the line that comes after the record. */
    public long nextLine() {
        return nextLine;
    }

    /** Returns how many bytes of the text come before the record. */
    public long offset() {
        return moved + start;
    }

    /** Returns how many bytes of the text come before what follows the record. */
    long end() {
        return moved + position;
    }

    /** Returns whether text follows a closing quote: nobody can tell what such a record means. */
    boolean broken() {
        return broken;
    }

    /** From here on, a line of nothing but blanks is a record with an empty cell. */
    public void countBlankLines() {
        blankLinesCount = true;
    }

    /** Returns the record as the file writes it, without its line end. */
    public String raw() {
        return new String(buffer, start, length, UTF_8);
    }

    /** Returns the bytes that {@link #from} and {@link #to} point into, valid until the next record. */
    byte[] bytes() {
        return buffer;
    }

    /** Returns where the content of a cell begins, its opening quote left out. */
    int from(int cell) {
        return start + from[cell];
    }

    /** Returns where the content of a cell ends, its closing quote left out. */
    int to(int cell) {
        return start + to[cell];
    }

    /** Returns whether a cell is enclosed in quotes. */
    public boolean quoted(int cell) {
        return quoted[cell];
    }

    /** Returns the content of a cell. */
    public String text(int cell) {
        if (!escaped[cell]) {
            return new String(buffer, from(cell), to(cell) - from(cell), UTF_8);
        }
        byte[] content = Arrays.copyOfRange(buffer, from(cell), to(cell));
        return new String(content, 0, quoting.plain(content, 0, content.length), UTF_8);
    }

    private boolean parse() throws IOException {
        start = position;
        line = nextLine;
        cells = 0;
        broken = false;
        if (!available()) {
            return false;
        }
        boolean more = true;
        while (more) {
            grow();
            if (dialect.spaced()) {
                skipToQuote();
            }
            if (available() && buffer[position] == quoting.mark()) {
                quotedCell();
            } else {
                plainCell();
            }
            cells++;
            more = available() && buffer[position] == delimiter;
            position += more ? 1 : 0;
        }
        length = position - start;
        if (length > FileText.LONGEST_LINE) {
            throw tooLong(length);
        }
        lineEnd();
        return true;
    }

    private void skipToQuote() throws IOException {
        boolean more = true;
        while (more) {
            int at = position;
            while (at < limit && (buffer[at] == ' ' || buffer[at] == '\t')) {
                at++;
            }
            // Blanks at the end of what is there say nothing of what follows.
            more = at == limit && fill();
        }
        position = dialect.opening(buffer, position, limit);
    }

    private void plainCell() throws IOException {
        from[cells] = position - start;
        quoted[cells] = false;
        escaped[cells] = false;
        skipToCellEnd();
        to[cells] = position - start;
    }

    private void quotedCell() throws IOException {
        position++;
        from[cells] = position - start;
        quoted[cells] = true;
        escaped[cells] = false;
        while (true) {
            if (!available()) {
                throw new UnreadableTable("unclosed_quote", Map.of("file", file, "line", line));
            }
            byte value = buffer[position++];
            if (available() && quoting.isEscaped(value, buffer[position])) {
                position++;
                escaped[cells] = true;
            } else if (value == quoting.mark()) {
                break;
            } else if (value == '\n' || value == '\r') {
                nextLine++;
                position += value == '\r' && available() && buffer[position] == '\n' ? 1 : 0;
            }
        }
        to[cells] = position - 1 - start;
        int closed = position - start;
        skipToCellEnd();
        for (int i = start + closed; i < position; i++) {
            broken |= buffer[i] != ' ' && buffer[i] != '\t';
        }
    }

    private void skipToCellEnd() throws IOException {
        while (available()) {
            byte value = buffer[position];
            if (value == delimiter || value == '\n' || value == '\r') {
                return;
            }
            position++;
        }
    }

    private void lineEnd() throws IOException {
        nextLine++;
        if (available()) {
            byte value = buffer[position++];
            if (value == '\r' && available() && buffer[position] == '\n') {
                position++;
            }
        }
    }

    /** Returns whether the record is a line without a text, or one of nothing but empty cells. */
    private boolean isBlank() {
        int end = start + length;
        return EmptyCell.skipAll(buffer, start, end, delimiter, quoting.mark()) == end;
    }

    private void grow() {
        if (cells == from.length) {
            from = Arrays.copyOf(from, 2 * cells);
            to = Arrays.copyOf(to, 2 * cells);
            quoted = Arrays.copyOf(quoted, 2 * cells);
            escaped = Arrays.copyOf(escaped, 2 * cells);
        }
    }

    private boolean available() throws IOException {
        return position < limit || fill();
    }

    private boolean fill() throws IOException {
        if (exhausted) {
            return false;
        }
        if (limit - start > FileText.LONGEST_LINE) {
            throw tooLong(limit - start);
        }
        byte[] target = limit - start > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
        System.arraycopy(buffer, start, target, 0, limit - start);
        buffer = target;
        moved += start;
        limit -= start;
        position -= start;
        start = 0;
        int read = in.read(buffer, limit, buffer.length - limit);
        exhausted = read < 0;
        limit += Math.max(read, 0);
        return !exhausted;
    }

    private UnreadableTable tooLong(int bytes) {
        return new UnreadableTable("line_too_long", Map.of("file", file, "line", line, "bytes", bytes));
    }
}
