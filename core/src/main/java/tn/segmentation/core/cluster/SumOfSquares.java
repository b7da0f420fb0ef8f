package tn.segmentation.core.cluster;

import java.math.BigInteger;

/** The exact sum of squares of the steps of one coordinate. Belongs to one thread. */
final class SumOfSquares {

    private static final int HALF = 32;
    private static final long LOW = (1L << HALF) - 1;

    private long high;
    private long low;

    /** A square is below 2^62: its halves are added apart, which a long bears for any number of rows. */
    void add(int steps) {
        long square = (long) steps * steps;
        high += square >>> HALF;
        low += square & LOW;
    }

    /** Returns the sum, in squared steps. */
    BigInteger value() {
        return BigInteger.valueOf(high).shiftLeft(HALF).add(BigInteger.valueOf(low));
    }
}
