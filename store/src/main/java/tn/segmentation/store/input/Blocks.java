package tn.segmentation.store.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.cell.Quoting;
import tn.segmentation.store.dialect.Dialect;
import tn.segmentation.store.source.FileText;

/**
 * Cuts a text into blocks of whole records. Where it is cut depends on the text alone: not on threads, and not on how
 * many bytes the disk hands over at a time. Several threads take blocks; one at a time reads.
 */
final class Blocks {

    /** How the end of the last whole record of a block is found. */
    enum Cut {
        /** At the last line end: wrong where it stands in quotes, which whoever parses the block notices. */
        AT_LINES,
        /** By following cells and quotes from the beginning of the block. */
        AT_RECORDS
    }

    /** Bytes that are read at a time: they stay in the cache until their sum is taken. */
    private static final int PIECE = 1 << 16;

    /** The longest record with its line end. */
    private static final int LONGEST = FileText.LONGEST_LINE + 2;

    private final InputStream in;
    private final ReadingPlan plan;
    private final int size;
    private final Progress progress;
    private byte[] rest = new byte[0];
    private int index;
    private long offset;
    private boolean exhausted;
    private volatile boolean stopped;
    private volatile boolean tooLong;

    Blocks(InputStream utf8, ReadingPlan plan, int size, Progress progress) throws IOException {
        this.in = utf8;
        this.plan = plan;
        this.size = size;
        this.progress = progress;
        discard(plan.layout().skippedBytes());
    }

    /** Takes the next block; returns whether there is one. */
    synchronized boolean next(Block block) throws IOException {
        if (stopped) {
            return false;
        }
        int length = rest.length;
        int end = 0;
        int wanted = length + size;
        block.reserve(wanted, 0);
        System.arraycopy(rest, 0, block.bytes(), 0, length);
        while (end == 0 && !stopped) {
            block.reserve(wanted, length);
            length = fill(block.bytes(), length, wanted);
            end = exhausted ? length : cut(block.bytes(), length);
            if (exhausted) {
                // Not simply set: another thread may have stopped meanwhile.
                stopped = true;
            }
            if (end == 0 && length >= LONGEST) {
                tooLong = true;
                stopped = true;
            }
            wanted = Math.max(wanted, Math.min(2 * length, LONGEST));
        }
        rest = Arrays.copyOfRange(block.bytes(), end, length);
        block.set(end, index++, offset);
        offset += end;
        return end > 0;
    }

    /** Hands over no further block. */
    void stop() {
        stopped = true;
    }

    /** Returns whether there is a record without an end, longer than any may be. */
    boolean tooLong() {
        return tooLong;
    }

    private void discard(long bytes) throws IOException {
        byte[] piece = new byte[PIECE];
        long left = bytes;
        while (left > 0) {
            int read = in.read(piece, 0, (int) Math.min(left, PIECE));
            if (read < 0) {
                return;
            }
            left -= read;
        }
        offset = bytes;
    }

    private int fill(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        while (at < to && !exhausted) {
            progress.checkCancelled();
            int read = in.read(bytes, at, Math.min(PIECE, to - at));
            exhausted = read < 0;
            at += Math.max(read, 0);
        }
        return at;
    }

    private int cut(byte[] bytes, int length) {
        return plan.cut() == Cut.AT_LINES ? lastLineEnd(bytes, length) : lastRecordEnd(bytes, length, plan.dialect());
    }

    /** A CR at the very end may be the first half of a CR LF. */
    private static int lastLineEnd(byte[] bytes, int length) {
        for (int end = length; end > 0; end--) {
            byte last = bytes[end - 1];
            if (last == '\n' || (last == '\r' && end < length && bytes[end] != '\n')) {
                return end;
            }
        }
        return 0;
    }

    private static int lastRecordEnd(byte[] bytes, int length, Dialect dialect) {
        byte delimiter = (byte) dialect.delimiter();
        Quoting quoting = dialect.quoting();
        int last = 0;
        int at = 0;
        while (at < length) {
            at = dialect.opening(bytes, at, length);
            if (at < length && bytes[at] == quoting.mark()) {
                at = afterQuotes(bytes, at + 1, length, quoting);
            }
            while (at < length && bytes[at] != delimiter && bytes[at] != '\n' && bytes[at] != '\r') {
                at++;
            }
            if (at >= length || (bytes[at] == '\r' && at + 1 == length)) {
                return last;
            }
            at += bytes[at] == '\r' && bytes[at + 1] == '\n' ? 2 : 1;
            if (bytes[at - 1] != delimiter) {
                last = at;
            }
        }
        return last;
    }

    /** Returns where a quoted cell ends; {@code length} when that cannot be told yet. */
    private static int afterQuotes(byte[] bytes, int from, int length, Quoting quoting) {
        int at = from;
        while (at + 1 < length) {
            if (quoting.isEscaped(bytes[at], bytes[at + 1])) {
                at++;
            } else if (bytes[at] == quoting.mark()) {
                return at + 1;
            }
            at++;
        }
        return length;
    }
}
