package tn.segmentation.store.input;

import java.util.Arrays;

/** Texts in UTF-8, one after the other in one array; a text may be missing. Used by one thread, again and again. */
public final class TextBlock {

    private static final int MISSING = -1;

    private byte[] bytes = new byte[1 << 16];
    private int[] starts = new int[1 << 10];
    private int[] lengths = new int[1 << 10];
    private int size;
    private int end;

    /** Creates an empty block. */
    public TextBlock() {}

    /** Forgets the texts. */
    public void clear() {
        size = 0;
        end = 0;
    }

    /** Adds the text in {@code source} from {@code from} (inclusive) to {@code to} (exclusive). */
    public void add(byte[] source, int from, int to) {
        int length = to - from;
        if (end + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + length));
        }
        System.arraycopy(source, from, bytes, end, length);
        append(end, length);
        end += length;
    }

    /** Adds a missing text. */
    public void addMissing() {
        append(end, MISSING);
    }

    private void append(int start, int length) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            lengths = Arrays.copyOf(lengths, 2 * size);
        }
        starts[size] = start;
        lengths[size] = length;
        size++;
    }

    /** Returns how many texts there are. */
    public int size() {
        return size;
    }

    /** Returns the array that {@link #start} points into; valid until a text is added. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns where a text begins. */
    public int start(int i) {
        return starts[i];
    }

    /** Returns how many bytes a text has; 0 where it is missing. */
    public int length(int i) {
        return Math.max(0, lengths[i]);
    }

    /** Returns whether a text is missing. */
    public boolean isMissing(int i) {
        return lengths[i] == MISSING;
    }
}
