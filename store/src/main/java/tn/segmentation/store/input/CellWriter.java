package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Writes records in the form of {@link RawCopy}. */
final class CellWriter {

    private static final int BLOCK = 1 << 18;

    private final OutputStream out;
    private byte[] buffer = new byte[2 * BLOCK];
    private int size;
    private int recordStart;
    private boolean separate;
    private long cellBytes;
    private int longest;

    CellWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes a cell with a number, which does not count as one of the file. */
    void number(long value) {
        separate();
        byte[] digits = Long.toString(value).getBytes(US_ASCII);
        reserve(digits.length);
        System.arraycopy(digits, 0, buffer, size, digits.length);
        size += digits.length;
    }

    /** Writes an empty cell. */
    void empty() {
        separate();
    }

    /** Writes a cell of the current record. */
    void cell(Records records, int cell) {
        separate();
        byte[] bytes = records.bytes();
        int from = records.from(cell);
        int to = records.to(cell);
        // Quotes inside a quoted cell are doubled already; those of a plain cell are doubled here.
        boolean doubled = records.doubled(cell);
        int quotes = 0;
        boolean special = false;
        for (int i = from; i < to; i++) {
            byte value = bytes[i];
            if (value <= '"' && value >= 0) {
                quotes += value == '"' ? 1 : 0;
                special |= value == '"' || value == '\n' || value == '\r' || value == RawCopy.SEPARATOR;
            }
        }
        int content = to - from;
        cellBytes += content - (doubled ? quotes / 2 : 0);
        reserve(2 * content + 2);
        if (special) {
            buffer[size++] = '"';
        }
        if (special && quotes > 0 && !doubled) {
            for (int i = from; i < to; i++) {
                if (bytes[i] == '"') {
                    buffer[size++] = '"';
                }
                buffer[size++] = bytes[i];
            }
        } else {
            System.arraycopy(bytes, from, buffer, size, content);
            size += content;
        }
        if (special) {
            buffer[size++] = '"';
        }
    }

    /** Ends the record. */
    void endRecord() {
        reserve(1);
        buffer[size++] = '\n';
        separate = false;
        longest = Math.max(longest, size - recordStart);
        if (size >= BLOCK) {
            flush();
        }
        recordStart = size;
    }

    /** Hands everything over to the stream. */
    void flush() {
        try {
            out.write(buffer, 0, size);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the copy of the records", e);
        }
        size = 0;
    }

    /** Returns the sum of the lengths of the cells written. */
    long cellBytes() {
        return cellBytes;
    }

    /** Returns the length of the longest record written. */
    int longest() {
        return longest;
    }

    private void separate() {
        if (separate) {
            reserve(1);
            buffer[size++] = RawCopy.SEPARATOR;
        }
        separate = true;
    }

    private void reserve(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + more));
        }
    }
}
