package tn.segmentation.core.cluster;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import tn.segmentation.core.prepare.RowWindow;
import tn.segmentation.core.prepare.ScaledRows;
import tn.segmentation.core.progress.Workers;

/** One assignment of rows to their nearest centers. */
final class RowAssignment {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

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
        private final byte[] nearest = new byte[BlockScan.ROWS];
        private final float[] slack = new float[BlockScan.ROWS];

        void run(int from, int to, ClusterSums sums) {
            for (int start = from; start < to; start += BlockScan.ROWS) {
                int size = Math.min(BlockScan.ROWS, to - start);
                window.move(start, start + size);
                scan.scan(window.columns(), window.start(), size, floatCenters, nearest, slack);
                if (reach > 0) {
                    keepNear(start, size);
                }
                notice(start, size);
                moves.take(window.columns(), window.start());
            }
            sums.add(moves);
            take(moves);
        }

        /** Keeps the rows without slack. */
        private void keepNear(int start, int size) {
            for (int i = 0; i < size; i += Long.SIZE) {
                near[(start + i) / Long.SIZE] = withoutSlack(i, Math.min(size, i + Long.SIZE));
            }
        }

        private long withoutSlack(int from, int to) {
            long rowsWithout = 0;
            for (int i = from; i < to; i++) {
                // floats compare as ints when one of them is zero
                int isWithout = (Float.floatToRawIntBits(slack[i]) - 1) >>> (Integer.SIZE - 1);
                rowsWithout |= (long) isWithout << i;
            }
            return rowsWithout;
        }

        /**
         * Looks at the rows whose label is in doubt or is another one than before, of which eight have none as a rule.
         */
        private void notice(int start, int size) {
            int eights = size - size % Long.BYTES;
            for (int i = 0; i < eights; i += Long.BYTES) {
                long differences = (long) LONGS.get(nearest, i) ^ (long) LONGS.get(labels, start + i);
                while (differences != 0) {
                    int place = Long.numberOfTrailingZeros(differences) / Byte.SIZE;
                    look(start, i + place);
                    differences &= ~(0xffL << (Byte.SIZE * place));
                }
            }
            for (int i = eights; i < size; i++) {
                if (nearest[i] != labels[start + i]) {
                    look(start, i);
                }
            }
        }

        private void look(int start, int place) {
            int label = nearest[place];
            if (label < 0) {
                label = NearestCenters.nearest(window.columns(), window.start() + place, centers);
            }
            int before = labels[start + place];
            if (label != before) {
                moves.note(place, before, label);
                labels[start + place] = (byte) label;
            }
        }
    }
}
