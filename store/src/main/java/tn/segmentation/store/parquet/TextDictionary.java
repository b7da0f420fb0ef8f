package tn.segmentation.store.parquet;

import java.util.Arrays;

/** Different texts and their positions, in the order in which they came. For one thread. */
final class TextDictionary {

    /** More than these are not worth a dictionary. */
    static final int MOST = 1 << 16;

    private static final int NONE = -1;

    private final int[] slots = new int[2 * MOST];
    private final int[] starts = new int[MOST + 1];
    private final Bytes texts = new Bytes();
    private int size;

    void clear() {
        Arrays.fill(slots, NONE);
        texts.clear();
        size = 0;
    }

    int size() {
        return size;
    }

    /** Returns the position of a text, which is added if there is room; -1 if there is none. */
    int position(byte[] bytes, int from, int length) {
        int slot = slot(bytes, from, length);
        while (slots[slot] != NONE) {
            if (isAt(slots[slot], bytes, from, length)) {
                return slots[slot];
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (size == MOST) {
            return NONE;
        }
        slots[slot] = size;
        texts.put(bytes, from, length);
        size++;
        starts[size] = texts.size();
        return size - 1;
    }

    /** Puts the texts as a plain page has them. */
    void put(Bytes out) {
        for (int i = 0; i < size; i++) {
            out.putInt(starts[i + 1] - starts[i]);
            out.put(texts.array(), starts[i], starts[i + 1] - starts[i]);
        }
    }

    private boolean isAt(int position, byte[] bytes, int from, int length) {
        return Arrays.equals(texts.array(), starts[position], starts[position + 1], bytes, from, from + length);
    }

    private int slot(byte[] bytes, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        hash *= 0x9E3779B9;
        return (hash ^ hash >>> 15) & slots.length - 1;
    }
}
