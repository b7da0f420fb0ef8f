package tn.segmentation.core.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tn.segmentation.core.progress.Workers;

/** One assignment of rows to their nearest centers. */
final class RowAssignment {

    private final int[][] columns;
    private final byte[] labels;
    private final double[][] centers;
    private final FloatCenters floatCenters;
    private final float reach;
    private final List<int[]> doubtful = new ArrayList<>();
    private long doubtfulRows;
    private long moved;

    /**
     * Prepares the assignment.
     *
     * @param columns in steps
     * @param labels of the rows before, and afterwards
     * @param centers in steps
     * @param reach what makes a row doubtful beyond doubt about its label, in steps; with 0 they are not kept
     */
    RowAssignment(int[][] columns, byte[] labels, double[][] centers, float reach) {
        this.columns = columns;
        this.labels = labels;
        this.centers = centers;
        this.floatCenters = FloatCenters.of(centers, reach);
        this.reach = reach;
    }

    /** Assigns all rows, brings the sums up to date, and returns how many rows changed cluster. */
    long run(ClusterSums sums, Workers workers) {
        workers.forBlocks(labels.length, (from, to) -> new Block().run(from, to, sums));
        return moved;
    }

    /** Returns how many rows have no slack. */
    long doubtfulRows() {
        return doubtfulRows;
    }

    /** Returns the rows without slack, in parts, each ascending. */
    List<int[]> doubtful() {
        return doubtful;
    }

    private synchronized void take(Block block) {
        moved += block.moves.moved();
        doubtfulRows += block.doubtfulRows;
        if (reach > 0) {
            doubtful.add(Arrays.copyOf(block.withoutSlack, block.doubtfulRows));
        }
    }

    /** The work of one thread on a block of rows. */
    private final class Block {

        private final BlockScan scan = BlockScan.fastest(columns.length);
        private final Moves moves = new Moves(centers.length, columns.length);
        private final int[] nearest = new int[BlockScan.ROWS];
        private final float[] slack = new float[BlockScan.ROWS];
        private int[] withoutSlack = new int[BlockScan.ROWS];
        private int doubtfulRows;

        void run(int from, int to, ClusterSums sums) {
            for (int start = from; start < to; start += BlockScan.ROWS) {
                int size = Math.min(BlockScan.ROWS, to - start);
                scan.scan(columns, start, size, floatCenters, nearest, slack);
                for (int i = 0; i < size; i++) {
                    // written so that a slack that is no number counts as none
                    if (!(slack[i] > 0)) {
                        nearest[i] = settle(start + i);
                    }
                    if (nearest[i] != labels[start + i]) {
                        moves.note(i, labels[start + i], nearest[i]);
                        labels[start + i] = (byte) nearest[i];
                    }
                }
                moves.take(columns, start);
            }
            sums.add(moves);
            take(this);
        }

        private int settle(int row) {
            if (reach > 0) {
                if (doubtfulRows == withoutSlack.length) {
                    withoutSlack = Arrays.copyOf(withoutSlack, 2 * doubtfulRows);
                }
                withoutSlack[doubtfulRows] = row;
            }
            doubtfulRows++;
            return NearestCenters.nearest(columns, row, centers);
        }
    }
}
