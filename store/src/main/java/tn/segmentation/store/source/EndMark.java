package tn.segmentation.store.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A text without the Ctrl-Z, one or several, by which DOS says that it ends. */
final class EndMark extends BlockFilter {

    /** The mark, in any encoding but UTF-16. */
    static final byte MARK = 0x1a;

    private static final int NONE = -2;

    /** Marks that are not handed over yet: the text may go on. */
    private int held;

    /** What comes after them, -1 at the end. */
    private int next = NONE;

    EndMark(InputStream text) {
        super(text);
    }

    /** Returns how many bytes of a text are marks at its end. */
    static int count(byte[] text, int from, int to) {
        int end = to;
        while (end > from && text[end - 1] == MARK) {
            end--;
        }
        return to - end;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (next != -1 && length > 0) {
            if (held > 0 && next == NONE) {
                next = in.read();
                held += next == MARK ? 1 : 0;
                next = next == MARK ? NONE : next;
            } else if (held > 0) {
                int count = Math.min(held, length);
                Arrays.fill(into, offset, offset + count, MARK);
                held -= count;
                return count;
            } else if (next != NONE) {
                into[offset] = (byte) next;
                next = NONE;
                return 1;
            } else {
                int read = in.read(into, offset, length);
                held = count(into, offset, offset + Math.max(read, 0));
                if (read <= 0 || held < read) {
                    return read - held;
                }
            }
        }
        return length == 0 ? 0 : -1;
    }

    @Override
    public long skip(long count) throws IOException {
        return held > 0 || next != NONE ? 0 : in.skip(count);
    }
}
