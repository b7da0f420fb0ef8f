package tn.segmentation.store.parquet;

/** Levels and positions in a dictionary: one value repeated, or all of them packed ("RLE/bit-packed hybrid"). */
final class Runs {

    private Runs() {}

    /** Puts values that need at most {@code width} bits, 1 to 32. */
    static void put(int[] values, int count, int width, Bytes out) {
        if (count == 0) {
            return;
        }
        if (isConstant(values, count)) {
            out.putVarint((long) count << 1);
            for (int bits = 0; bits < width; bits += 8) {
                out.putByte(values[0] >>> bits);
            }
        } else {
            out.putVarint(((count + 7L) / 8) << 1 | 1);
            BitPacking.pack(values, count, width, out);
        }
    }

    private static boolean isConstant(int[] values, int count) {
        int i = 1;
        while (i < count && values[i] == values[0]) {
            i++;
        }
        return i == count;
    }
}
