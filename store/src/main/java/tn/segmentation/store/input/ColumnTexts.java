package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** The texts of some records of one column of one block. */
final class ColumnTexts {

    private final byte[] bytes;
    private final int[] ends;
    private final int first;

    private ColumnTexts(byte[] bytes, int[] ends, int first) {
        this.bytes = bytes;
        this.ends = ends;
        this.first = first;
    }

    /**
     * Reads texts.
     *
     * @param position of the column of the block in the scratch file
     * @param records of the block
     * @param from first record that is wanted
     * @param to the record after the last
     */
    static ColumnTexts read(ScratchTexts scratch, long position, int records, int from, int to) {
        int[] ends = new int[to - from + 1];
        if (position == ScratchTexts.NOWHERE) {
            return new ColumnTexts(new byte[0], ends, from);
        }
        // Where the text before the first one ends is where the first one begins.
        int known = from == 0 ? 0 : 1;
        ByteBuffer numbers =
                scratch.read(position + (long) Integer.BYTES * (from - known), Integer.BYTES * (to - from + known));
        numbers.asIntBuffer().get(ends, 1 - known, to - from + known);
        int start = ends[0];
        byte[] texts = new byte[ends[ends.length - 1] - start];
        scratch.read(position + (long) Integer.BYTES * records + start, texts.length)
                .get(texts);
        for (int i = 0; i < ends.length; i++) {
            ends[i] -= start;
        }
        return new ColumnTexts(texts, ends, from);
    }

    /** Returns the text of a record. */
    String text(int record) {
        return new String(bytes, from(record), to(record) - from(record), UTF_8);
    }

    /** Returns the array that the texts stand in. */
    byte[] bytes() {
        return bytes;
    }

    /** Returns where the text of a record begins. */
    int from(int record) {
        return ends[record - first];
    }

    /** Returns where the text of a record ends. */
    int to(int record) {
        return ends[record - first + 1];
    }
}
