package tn.segmentation.store.parquet;

import java.util.Arrays;

/*
 * DELTA_BINARY_PACKED: the first value, then blocks of 128 differences. A block has its least difference, and four
 * miniblocks of 32 with what is above the least in as many bits as the largest of the 32 needs. Differences wrap around,
 * and so does whoever adds them up, so that nothing overflows.
 */

/** Whole numbers as differences from the one before. For one thread. */
final class Differences {

    private static final int BLOCK = 128;
    private static final int MINIBLOCKS = 4;
    private static final int MINIBLOCK = BLOCK / MINIBLOCKS;

    private final long[] block = new long[BLOCK];

    /** Puts values. */
    void put(long[] values, int count, Bytes out) {
        out.putVarint(BLOCK);
        out.putVarint(MINIBLOCKS);
        out.putVarint(count);
        out.putZigzag(count == 0 ? 0 : values[0]);
        for (int from = 1; from < count; from += BLOCK) {
            putBlock(values, from, Math.min(BLOCK, count - from), out);
        }
    }

    private void putBlock(long[] values, int from, int count, Bytes out) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            long difference = values[from + i] - values[from + i - 1];
            block[i] = difference;
            least = Math.min(least, difference);
            most = Math.max(most, difference);
        }
        out.putZigzag(least);
        if (least == most) {
            out.putInt(0);
            return;
        }
        // what fills the last miniblock up is read by nobody, and as small as can be
        Arrays.fill(block, count, BLOCK, least);
        int widths = 0;
        for (int m = 0; m < MINIBLOCKS; m++) {
            widths |= width(m * MINIBLOCK, least) << (8 * m);
        }
        out.putInt(widths);
        for (int m = 0; m < MINIBLOCKS; m++) {
            BitPacking.packAbove(block, m * MINIBLOCK, MINIBLOCK, least, widths >>> (8 * m) & 0xFF, out);
        }
    }

    private int width(int from, long least) {
        long bits = 0;
        for (int i = from; i < from + MINIBLOCK; i++) {
            bits |= block[i] - least;
        }
        return BitPacking.width(bits);
    }
}
