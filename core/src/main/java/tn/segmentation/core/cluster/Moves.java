package tn.segmentation.core.cluster;

import java.math.BigInteger;
import java.util.Arrays;

/** What the rows that change cluster do to the sums. Belongs to one thread. */
final class Moves {

    /** The cluster of a row that has none yet. */
    static final int NOWHERE = -1;

    private final int[] rows = new int[BlockScan.ROWS];
    private final int[] from = new int[BlockScan.ROWS];
    private final int[] to = new int[BlockScan.ROWS];
    private int noted;
    /** Whether a row that was noted leaves a cluster: in the first iteration none does. */
    private boolean leaving;
    /** Whether a row that was noted was in no cluster before: in the first iteration each, afterwards none. */
    private boolean entering;

    private long moved;

    // the last place is that of NOWHERE
    private final long[] counts;
    private final long[][] gained;
    private final long[][] lost;
    private final SumOfSquares[] squares;

    Moves(int clusters, int dimensions) {
        counts = new long[clusters + 1];
        gained = new long[dimensions][clusters + 1];
        lost = new long[dimensions][clusters + 1];
        squares = new SumOfSquares[dimensions];
        Arrays.setAll(squares, j -> new SumOfSquares());
    }

    /** Notes that a row of the block changes cluster. */
    void note(int rowInBlock, int fromCluster, int toCluster) {
        rows[noted] = rowInBlock;
        from[noted] = fromCluster == NOWHERE ? counts.length - 1 : fromCluster;
        leaving |= fromCluster != NOWHERE;
        entering |= fromCluster == NOWHERE;
        to[noted++] = toCluster;
    }

    /** Adds up what was noted of a block, and forgets it. */
    void take(int[][] columns, int start) {
        for (int i = 0; i < noted; i++) {
            counts[from[i]]--;
            counts[to[i]]++;
        }
        for (int j = 0; j < gained.length; j++) {
            if (leaving) {
                move(columns[j], start, gained[j], lost[j]);
            } else {
                add(columns[j], start, gained[j]);
            }
            if (entering) {
                addSquares(columns[j], start, squares[j]);
            }
        }
        moved += noted;
        noted = 0;
        leaving = false;
        entering = false;
    }

    private void add(int[] column, int start, long[] sums) {
        for (int i = 0; i < noted; i++) {
            sums[to[i]] += column[start + rows[i]];
        }
    }

    /** What is gained and what is lost is added up apart: neither waits for the other. */
    private void move(int[] column, int start, long[] sums, long[] others) {
        for (int i = 0; i < noted; i++) {
            int step = column[start + rows[i]];
            sums[to[i]] += step;
            others[from[i]] += step;
        }
    }

    private void addSquares(int[] column, int start, SumOfSquares sum) {
        for (int i = 0; i < noted; i++) {
            if (from[i] == counts.length - 1) {
                sum.add(column[start + rows[i]]);
            }
        }
    }

    /** Returns how many rows changed cluster. */
    long moved() {
        return moved;
    }

    /** Returns by how many rows a cluster grew. */
    long count(int cluster) {
        return counts[cluster];
    }

    /** Returns by how much the sum of squares of a coordinate over all rows that are in a cluster grew. */
    BigInteger squares(int coordinate) {
        return squares[coordinate].value();
    }

    /** Returns by how much the sum of a coordinate of a cluster grew. */
    long steps(int coordinate, int cluster) {
        return gained[coordinate][cluster] - lost[coordinate][cluster];
    }
}
