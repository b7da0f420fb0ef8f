package tn.segmentation.core.cluster;

import java.util.List;
import tn.segmentation.core.prepare.RowWindow;
import tn.segmentation.core.prepare.ScaledRows;
import tn.segmentation.core.progress.Workers;

/** One assignment of rows to their nearest centers. */
final class RowAssignment {

    private final ScaledRows rows;
    private final byte[] labels;
    private final double[][] centers;
    private final FloatCenters floatCenters;
    private final float reach;

    /** A bit per row. Blocks of rows end where a word does: no two threads write to the same. */
    private final long[] near;

    private long moved;

    /**
     * Prepares the assignment.
     *
     * @param rows to assign
     * @param labels of the rows before, and afterwards
     * @param centers in steps
     * @param reach in steps; above 0, the rows that are not nearer to their center by more than it are kept
     */
    RowAssignment(ScaledRows rows, byte[] labels, double[][] centers, float reach) {
        this.rows = rows;
        this.labels = labels;
        this.centers = centers;
        this.floatCenters = FloatCenters.of(centers, reach);
        this.reach = reach;
        this.near = new long[reach > 0 ? (labels.length + Long.SIZE - 1) / Long.SIZE : 0];
    }

    /** Assigns all rows, brings the sums up to date, and returns how many rows changed cluster. */
    long run(ClusterSums sums, Workers workers) {
        workers.forBlocks(labels.length, (from, to) -> new Block().run(from, to, sums));
        return moved;
    }

    /** Returns how many rows are not nearer to their center than to any other by more than the reach. */
    long nearRowCount() {
        return nearRowCount(0, near.length);
    }

    private int nearRowCount(int fromWord, int toWord) {
        int count = 0;
        for (int word = fromWord; word < toWord; word++) {
            count += Long.bitCount(near[word]);
        }
        return count;
    }

    /** Returns these rows, in parts, ascending. */
    List<int[]> nearRows(Workers workers) {
        return workers.forRanges(near.length, this::nearRows);
    }

    private int[] nearRows(int fromWord, int toWord) {
        int[] places = new int[nearRowCount(fromWord, toWord)];
        int at = 0;
        for (int word = fromWord; word < toWord; word++) {
            for (long bits = near[word]; bits != 0; bits &= bits - 1) {
                places[at++] = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
            }
        }
        return places;
    }

    private synchronized void take(Moves moves) {
        moved += moves.moved();
    }

    /** The work of one thread on a block of rows. */
    private final class Block {

        private final RowWindow window = rows.window(BlockScan.ROWS);
        private final BlockScan scan = BlockScan.fastest(rows.dimensions());
        private final Moves moves = new Moves(centers.length, rows.dimensions());
        private final int[] nearest = new int[BlockScan.ROWS];
        private final float[] slack = new float[BlockScan.ROWS];
        private final int[] places = new int[BlockScan.ROWS];

        void run(int from, int to, ClusterSums sums) {
            for (int start = from; start < to; start += BlockScan.ROWS) {
                int size = Math.min(BlockScan.ROWS, to - start);
                window.move(start, start + size);
                scan.scan(window.columns(), window.start(), size, floatCenters, nearest, slack);
                int noticed = notice(start, size);
                for (int n = 0; n < noticed; n++) {
                    look(start, places[n]);
                }
                moves.take(window.columns(), window.start());
            }
            sums.add(moves);
            take(moves);
        }

        /**
         * Collects the rows of which something is to be noticed: that they change, or have no slack. They stand
         * anywhere, and a branch for each row would be mispredicted for each of them: a place is taken, and only
         * counted if so.
         */
        private int notice(int start, int size) {
            int count = 0;
            for (int i = 0; i < size; i++) {
                int difference = nearest[i] ^ labels[start + i];
                // floats compare as ints when one of them is zero
                int noSlack = (Float.floatToRawIntBits(slack[i]) - 1) >>> (Integer.SIZE - 1);
                places[count] = i;
                count += noSlack | ((difference | -difference) >>> (Integer.SIZE - 1));
            }
            return count;
        }

        private void look(int start, int place) {
            int row = start + place;
            if (slack[place] <= 0) {
                keep(row);
                if (slack[place] < 0) {
                    nearest[place] = NearestCenters.nearest(window.columns(), window.start() + place, centers);
                }
            }
            if (nearest[place] != labels[row]) {
                moves.note(place, labels[row], nearest[place]);
                labels[row] = (byte) nearest[place];
            }
        }

        private void keep(int row) {
            if (reach > 0) {
                near[row / Long.SIZE] |= 1L << row;
            }
        }
    }
}
