package tn.segmentation.core.data;

import java.util.Arrays;

/**
 * Chance that depends on what a row holds, never on where it stands: a 64-bit hash of the seed and the values, by the
 * finalizer of SplitMix64 (doi:10.1145/2660193.2660195, figure 16, variant 13).
 */
public final class RowHash {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;
    private static final double BELOW_ONE = Math.nextDown(1.0);

    private RowHash() {}

    /** Returns a well mixed hash of two numbers, in that order. */
    public static long of(long a, long b) {
        return mix(mix(a + GOLDEN_GAMMA) ^ b);
    }

    /**
     * Returns the hash of each of some rows of columns: the sum of their values times a random odd number per column
     * (multilinear hashing, doi:10.1093/comjnl/bxt070), well mixed.
     *
     * @param into one per row, from its front
     */
    public static void of(long seed, int[][] columns, int from, int to, long[] into) {
        Arrays.fill(into, 0, to - from, mix(seed + GOLDEN_GAMMA));
        for (int j = 0; j < columns.length; j++) {
            addProducts(columns[j], from, to, of(seed, j) | 1, into);
        }
        for (int i = 0; i < to - from; i++) {
            into[i] = mix(into[i]);
        }
    }

    private static void addProducts(int[] column, int from, int to, long factor, long[] into) {
        for (int i = from; i < to; i++) {
            into[i - from] += column[i] * factor;
        }
    }

    /** Returns the hash of one row of columns. */
    public static long of(long seed, int[][] columns, int row) {
        long[] hash = new long[1];
        of(seed, columns, row, row + 1, hash);
        return hash[0];
    }

    /** Returns a hash as a number above 0 and below 1, uniform when the hash is. */
    public static double toUnit(long hash) {
        // the last of the 2^53 numbers lies between 1 and the double below it, and would be rounded to 1
        return Math.min(((hash >>> 11) + 0.5) * UNIT, BELOW_ONE);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
