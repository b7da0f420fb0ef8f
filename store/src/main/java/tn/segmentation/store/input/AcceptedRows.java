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

    /** Goes through rows in stretches of accepted records that follow each other in a block. */
    final class Stretches {

        private final int end;
        private int row;
        private int block;
        private int first;
        private int length;
        private int gap;

        /** Stands before the rows {@code from} (inclusive) to {@code to} (exclusive). */
        Stretches(int from, int to) {
            end = to;
            row = from;
            if (from < to) {
                block = blockOf(from);
                first = recordOf(block, from);
                gap = first - (from - starts[block]);
            }
        }

        /** Moves to the next stretch; returns whether there is one. */
        boolean next() {
            if (row == end) {
                return false;
            }
            first += length;
            skipGaps();
            while (first == records()) {
                block++;
                first = 0;
                gap = 0;
                skipGaps();
            }
            int next = gap < rejected[block].length ? rejected[block][gap] : records();
            length = Math.min(end - row, next - first);
            row += length;
            return true;
        }

        private void skipGaps() {
            int[] gaps = rejected[block];
            while (gap < gaps.length && gaps[gap] == first) {
                gap++;
                first++;
            }
        }

        private int records() {
            return starts[block + 1] - starts[block] + rejected[block].length;
        }

        /** Returns the block. */
        int block() {
            return block;
        }

        /** Returns its first record within the block. */
        int first() {
            return first;
        }

        /** Returns the row of that record. */
        int row() {
            return row - length;
        }

        /** Returns how many records it has. */
        int length() {
            return length;
        }
    }

    /** Goes from row to row. */
    final class Cursor {

        private final Stretches stretches;
        private int record;
        private int end;

        /** Stands before a row. */
        Cursor(int row) {
            stretches = new Stretches(row, count());
        }

        /** Moves to the next row; there has to be one. */
        void next() {
            record++;
            if (record >= end) {
                stretches.next();
                record = stretches.first();
                end = record + stretches.length();
            }
        }

        /** Returns the block. */
        int block() {
            return stretches.block();
        }

        /** Returns the record within the block. */
        int record() {
            return record;
        }
    }
}
