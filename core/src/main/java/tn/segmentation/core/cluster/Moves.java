package tn.segmentation.core.cluster;

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
        leaving |= fromCluster != NOWHERE;
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
            if (leaving) {
                takeSteps(columns[j], start, steps[j]);
            }
        }
        moved += noted;
        noted = 0;
        leaving = false;
    }

    private void addSteps(int[] column, int start, long[] sums) {
        for (int i = 0; i < noted; i++) {
            sums[to[i]] += column[start + rows[i]];
        }
    }

    private void takeSteps(int[] column, int start, long[] sums) {
        for (int i = 0; i < noted; i++) {
            sums[from[i]] -= column[start + rows[i]];
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
