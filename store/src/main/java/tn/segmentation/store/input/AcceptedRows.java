package tn.segmentation.store.input;

import java.util.Arrays;

/** Which records of the blocks are accepted: rows count those only, from 0, in the order of the file. */
final class AcceptedRows {

    private final int[] starts;
    private final int[][] rejected;

    /**
     * Counts the rows.
     *
     * @param records of each block
     * @param rejected rows of each block, ascending
     */
    AcceptedRows(int[] records, int[][] rejected) {
        this.rejected = rejected;
        starts = new int[records.length + 1];
        for (int block = 0; block < records.length; block++) {
            starts[block + 1] = starts[block] + records[block] - rejected[block].length;
        }
    }

    /** Returns how many there are. */
    int count() {
        return starts[starts.length - 1];
    }

    /** Returns the row of the first accepted record of a block. */
    int start(int block) {
        return starts[block];
    }

    /** Returns the records of a block that are not accepted, ascending. */
    int[] rejected(int block) {
        return rejected[block];
    }

    /** Returns the block that a row stands in. */
    int blockOf(int row) {
        int found = Arrays.binarySearch(starts, row);
        int block = found >= 0 ? found : -found - 2;
        while (starts[block + 1] == row) {
            block++;
        }
        return block;
    }

    /** Returns a row as a record of its block. */
    int recordOf(int block, int row) {
        int[] gaps = rejected[block];
        int within = row - starts[block];
        int low = 0;
        int high = gaps.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (gaps[middle] - middle <= within) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return within + low;
    }

    /** Goes from row to row. */
    final class Cursor {

        private int block;
        private int record;
        private int gap;

        /** Stands before a row. */
        Cursor(int row) {
            block = blockOf(row);
            record = recordOf(block, row) - 1;
            int found = Arrays.binarySearch(rejected[block], record + 1);
            gap = found >= 0 ? found : -found - 1;
        }

        /** Moves to the next row; there has to be one. */
        void next() {
            record++;
            while (isGap() || isEnd()) {
                if (isGap()) {
                    gap++;
                    record++;
                } else {
                    block++;
                    record = 0;
                    gap = 0;
                }
            }
        }

        private boolean isGap() {
            return gap < rejected[block].length && rejected[block][gap] == record;
        }

        private boolean isEnd() {
            return record == starts[block + 1] - starts[block] + rejected[block].length;
        }

        /** Returns the block. */
        int block() {
            return block;
        }

        /** Returns the record within the block. */
        int record() {
            return record;
        }
    }
}
