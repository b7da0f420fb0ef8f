package tn.segmentation.store.run;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lines of a CSV one after the other, in an array that grows. For one thread. */
final class CsvLine {

    private byte[] bytes = new byte[1 << 16];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** Returns the array that the lines stand at the front of; valid until something is added. */
    byte[] bytes() {
        return bytes;
    }

    void comma() {
        putByte(',');
    }

    void end() {
        putByte('\n');
    }

    /** Puts a text as a cell: in quotes if it is empty, which a missing one is not, or if it has to be. */
    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        text(utf8, 0, utf8.length);
    }

    /** Puts a text as a cell, as {@link #text(String)} does. */
    void text(byte[] source, int from, int length) {
        room(2 * length + 2);
        if (length > 0 && !needsQuotes(source, from, length)) {
            System.arraycopy(source, from, bytes, size, length);
            size += length;
            return;
        }
        bytes[size++] = '"';
        for (int i = from; i < from + length; i++) {
            if (source[i] == '"') {
                bytes[size++] = '"';
            }
            bytes[size++] = source[i];
        }
        bytes[size++] = '"';
    }

    void number(double value) {
        room(ShortestText.LONGEST);
        size = ShortestText.put(value, bytes, size);
    }

    void number(float value) {
        room(ShortestText.LONGEST);
        size = ShortestText.put(value, bytes, size);
    }

    /** Puts a whole number that is not negative. */
    void count(long value) {
        room(ShortestText.LONGEST);
        size = ShortestText.putWhole(value, ShortestText.count(value), bytes, size);
    }

    private static boolean needsQuotes(byte[] source, int from, int length) {
        for (int i = from; i < from + length; i++) {
            byte b = source[i];
            if (b == ',' || b == '"' || b == '\n' || b == '\r' || b == '#') {
                return true;
            }
        }
        return false;
    }

    private void putByte(char value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    private void room(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, more)));
        }
    }
}
