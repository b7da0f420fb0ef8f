package tn.segmentation.store.parquet;

/*
 * Values of w bits one after the other, the lowest bit first, gathered in a register of 64 bits. What does not fit any
 * more is the low part of the next register.
 */

/** Numbers in as few bits as the largest of them needs. */
final class BitPacking {

    private BitPacking() {}

    /** Returns how many bits a number needs; 0 for 0. */
    static int width(long value) {
        return Long.SIZE - Long.numberOfLeadingZeros(value);
    }

    /** Puts {@code count} values of {@code width} bits, and zeros up to a multiple of eight values. */
    static void pack(int[] values, int count, int width, Bytes out) {
        int length = (count + 7) / 8 * width;
        byte[] into = out.room(length + 8);
        int at = out.size();
        long register = 0;
        int used = 0;
        for (int i = 0; i < count; i++) {
            long value = values[i];
            register |= value << used;
            used += width;
            if (used >= Long.SIZE) {
                Bytes.LONGS.set(into, at, register);
                at += 8;
                used -= Long.SIZE;
                register = used == 0 ? 0 : value >>> (width - used);
            }
        }
        finish(into, at, out.size() + length, register);
        out.advance(length);
    }

    /** Puts the differences of {@code count} values from {@code least}, a multiple of eight of them. */
    static void packAbove(long[] values, int from, int count, long least, int width, Bytes out) {
        int length = count / 8 * width;
        byte[] into = out.room(length + 8);
        int at = out.size();
        long register = 0;
        int used = 0;
        for (int i = from; i < from + count; i++) {
            long value = values[i] - least;
            register |= value << used;
            used += width;
            if (used >= Long.SIZE) {
                Bytes.LONGS.set(into, at, register);
                at += 8;
                used -= Long.SIZE;
                register = used == 0 ? 0 : value >>> (width - used);
            }
        }
        finish(into, at, out.size() + length, register);
        out.advance(length);
    }

    /** Puts the last register and zeros; up to seven bytes behind {@code end} may be touched. */
    private static void finish(byte[] into, int at, int end, long register) {
        long rest = register;
        for (int place = at; place < end; place += 8) {
            Bytes.LONGS.set(into, place, rest);
            rest = 0;
        }
    }
}
