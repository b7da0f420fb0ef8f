package tn.segmentation.core.data;

/**
 * Chance that depends on what a row holds, never on where it stands: a 64-bit hash of the seed and the values, by the
 * finalizer of SplitMix64 (doi:10.1145/2660193.2660195, figure 16, variant 13).
 */
public final class RowHash {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    private RowHash() {}

    /** Returns a well mixed hash of two numbers, in that order. */
    public static long of(long a, long b) {
        return mix(mix(a + GOLDEN_GAMMA) ^ b);
    }

    /** Returns the hash of a row of columns. Zero and minus zero are one value. */
    public static long of(long seed, double[][] columns, int row) {
        long hash = mix(seed + GOLDEN_GAMMA);
        for (double[] column : columns) {
            hash = mix((hash ^ Double.doubleToRawLongBits(column[row] + 0.0)) + GOLDEN_GAMMA);
        }
        return hash;
    }

    /** Returns a hash as a number above 0 and below 1, uniform when the hash is. */
    public static double toUnit(long hash) {
        return ((hash >>> 11) + 0.5) * UNIT;
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
