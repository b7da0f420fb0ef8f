package tn.segmentation.core.cluster;

import java.math.BigInteger;
import java.util.Arrays;
import tn.segmentation.core.prepare.ScaledTable;
import tn.segmentation.core.progress.Workers;

/** The exact sum of squares of each coordinate of a table, in squared steps. */
final class SumOfSquares {

    private static final int HALF = 32;
    private static final long LOW = (1L << HALF) - 1;

    private final long[] high;
    private final long[] low;

    private SumOfSquares(int dimensions) {
        high = new long[dimensions];
        low = new long[dimensions];
    }

    static BigInteger[] of(ScaledTable table, Workers workers) {
        SumOfSquares sum = new SumOfSquares(table.dimensions());
        workers.forBlocks(table.rows(), (from, to) -> {
            for (int j = 0; j < table.dimensions(); j++) {
                sum.add(j, table.columns()[j], from, to);
            }
        });
        BigInteger[] squares = new BigInteger[table.dimensions()];
        Arrays.setAll(
                squares, j -> BigInteger.valueOf(sum.high[j]).shiftLeft(HALF).add(BigInteger.valueOf(sum.low[j])));
        return squares;
    }

    /** A square is below 2^62: its halves are added apart, which a long bears for any number of rows. */
    private void add(int coordinate, int[] column, int from, int to) {
        long ofHigh = 0;
        long ofLow = 0;
        for (int i = from; i < to; i++) {
            long square = (long) column[i] * column[i];
            ofHigh += square >>> HALF;
            ofLow += square & LOW;
        }
        synchronized (this) {
            high[coordinate] += ofHigh;
            low[coordinate] += ofLow;
        }
    }
}
