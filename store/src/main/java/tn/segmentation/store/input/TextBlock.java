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
        addEven(source, from, to - from, 1);
    }

    /** Adds so many texts of {@code length} bytes each, which stand one after the other in {@code source}. */
    public void addEven(byte[] source, int from, int length, int count) {
        int all = length * count;
        if (end + all > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + all));
        }
        System.arraycopy(source, from, bytes, end, all);
        reserve(count);
        for (int i = size; i < size + count; i++) {
            starts[i] = end;
            lengths[i] = length;
            end += length;
        }
        size += count;
    }

    /** Adds a missing text. */
    public void addMissing() {
        reserve(1);
        starts[size] = end;
        lengths[size] = MISSING;
        size++;
    }

    private void reserve(int more) {
        if (size + more > starts.length) {
            int room = Math.max(2 * starts.length, size + more);
            starts = Arrays.copyOf(starts, room);
            lengths = Arrays.copyOf(lengths, room);
        }
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
