package tn.segmentation.core.data;

/**
 * A sum of doubles that does not depend on their order or grouping: every value is rounded once to a fixed grid, far
 * below the precision of the result, and the grid points are added as integers. Not safe for use by several threads;
 * give each its own and {@linkplain #add(ExactSum) add} them up.
 */
public final class ExactSum {

    /* A value v becomes v * 2^exponent = whole + rest with |rest| <= 1/2. Both parts are exact in double arithmetic
     * (times 2^exponent only moves the exponent; the difference to the nearest integer is a multiple of the ulp of the
     * product). `whole` is added to a long: |whole| * count < 2^62 by the choice of the exponent. `rest` is rounded to a
     * multiple of 2^-30 and added to another long: at most 2^29 * count, below 2^62 for any count of an int index. */
    private static final int REST_BITS = 30;
    private static final double REST_SCALE = 1L << REST_BITS;

    private final int exponent;
    private final double perUnit;
    private long wholes;
    private long rests;

    private ExactSum(int exponent) {
        this.exponent = exponent;
        this.perUnit = Math.scalb(1.0, exponent);
    }

    /**
     * Returns an empty sum.
     *
     * @param largest no value to be added is larger in magnitude; finite
     * @param count no more values than this will be added, over all sums that are added up
     */
    public static ExactSum of(double largest, long count) {
        if (!Double.isFinite(largest) || largest < 0 || count < 0) {
            throw new IllegalArgumentException("largest " + largest + ", count " + count);
        }
        int bits = 64 - Long.numberOfLeadingZeros(count);
        int magnitude = Math.max(Math.getExponent(largest), -900) + 1;
        return new ExactSum(61 - bits - magnitude);
    }

    /** Returns an empty sum on the same grid as this one. */
    public ExactSum empty() {
        return new ExactSum(exponent);
    }

    /** Adds a finite value. */
    public void add(double value) {
        double scaled = value * perUnit;
        double whole = Math.rint(scaled);
        wholes += (long) whole;
        rests += (long) Math.rint((scaled - whole) * REST_SCALE);
    }

    /** Adds a finite value so many times: the same as adding it one by one. */
    public void add(double value, long count) {
        double scaled = value * perUnit;
        double whole = Math.rint(scaled);
        wholes += count * (long) whole;
        rests += count * (long) Math.rint((scaled - whole) * REST_SCALE);
    }

    /**
     * Adds what another sum holds.
     *
     * @throws IllegalArgumentException if that is on another grid
     */
    public void add(ExactSum other) {
        if (other.exponent != exponent) {
            throw new IllegalArgumentException("sums on different grids: " + exponent + " and " + other.exponent);
        }
        wholes += other.wholes;
        rests += other.rests;
    }

    /** Returns the sum, within two roundings of the exact one. */
    public double value() {
        return (wholes + rests / REST_SCALE) / perUnit;
    }
}
