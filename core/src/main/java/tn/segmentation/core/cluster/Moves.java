package tn.segmentation.core.cluster;

/** What the rows that change cluster do to the sums. Belongs to one thread. */
final class Moves {

    /** The cluster of a row that has none yet. */
    static final int NOWHERE = -1;

    private final int[] rows = new int[BlockScan.ROWS];
    private final int[] from = new int[BlockScan.ROWS];
    private final int[] to = new int[BlockScan.ROWS];
    private int noted;
    private long moved;

    // the last place is that of NOWHERE
    private final long[] counts;
    private final long[][] steps;

    Moves(int clusters, int dimensions) {
        counts = new long[clusters + 1];
        steps = new long[dimensions][clusters + 1];
    }

    /** Notes that a row of the block changes cluster. */
    void note(int rowInBlock, int fromCluster, int toCluster) {
        rows[noted] = rowInBlock;
        from[noted] = fromCluster == NOWHERE ? counts.length - 1 : fromCluster;
        to[noted++] = toCluster;
    }

    /** Adds up what was noted of a block, and forgets it. */
    void take(int[][] columns, int start) {
        for (int i = 0; i < noted; i++) {
            counts[from[i]]--;
            counts[to[i]]++;
        }
        for (int j = 0; j < steps.length; j++) {
            addSteps(columns[j], start, steps[j]);
        }
        moved += noted;
        noted = 0;
    }

    private void addSteps(int[] column, int start, long[] sums) {
        for (int i = 0; i < noted; i++) {
            int value = column[start + rows[i]];
            sums[from[i]] -= value;
            sums[to[i]] += value;
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

    /** Returns by how much the sum of a coordinate of a cluster grew. */
    long steps(int coordinate, int cluster) {
        return steps[coordinate][cluster];
    }
}
