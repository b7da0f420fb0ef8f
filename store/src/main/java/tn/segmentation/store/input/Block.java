package tn.segmentation.store.input;

import java.util.Arrays;

/** A run of whole records of a text in UTF-8, in an array that is filled again and again. */
final class Block {

    /** Behind the text stands a line end, which stops every search, and room to look at eight bytes at a time. */
    private static final int ROOM = 16;

    private byte[] bytes = new byte[0];
    private int length;
    private int index;
    private long offset;

    /** Makes room for a text of that length, whose first {@code kept} bytes are there already. */
    void reserve(int capacity, int kept) {
        if (bytes.length < capacity + ROOM) {
            byte[] larger = new byte[capacity + ROOM];
            System.arraycopy(bytes, 0, larger, 0, kept);
            bytes = larger;
        }
    }

    /** Says where the text ends and where it stands. */
    void set(int end, int position, long textOffset) {
        length = end;
        index = position;
        offset = textOffset;
        Arrays.fill(bytes, end, end + ROOM, (byte) '\n');
    }

    /** Returns the array that the text stands in, from 0. */
    byte[] bytes() {
        return bytes;
    }

    /** Returns how many bytes the text has. */
    int length() {
        return length;
    }

    /** Returns how many blocks of the file come before. */
    int index() {
        return index;
    }

    /** Returns how many bytes of the whole text, in UTF-8, come before. */
    long offset() {
        return offset;
    }
}
