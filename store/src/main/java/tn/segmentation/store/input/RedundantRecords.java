package tn.segmentation.store.input;

import java.util.Arrays;

/**
 * Records that are whole, and yet no further customers. Each array holds, per block of the file, the records in it,
 * ascending.
 *
 * @param repeated those whose id stands further up
 * @param footers those that sum up all others
 */
record RedundantRecords(int[][] repeated, int[][] footers) {

    /** Returns those of a file of which nothing but repeated ids is known yet. */
    static RedundantRecords ofRepeated(int[][] repeated) {
        return new RedundantRecords(repeated, new int[repeated.length][0]);
    }

    /** Returns these, and the last of the accepted rows, which sums up all others. */
    RedundantRecords withFooter(AcceptedRows rows) {
        int last = rows.count() - 1;
        int block = rows.blockOf(last);
        int[][] found = footers.clone();
        found[block] = new int[] {rows.recordOf(block, last)};
        return new RedundantRecords(repeated, found);
    }

    /** Returns whether a block has any. */
    boolean occurIn(int block) {
        return repeated[block].length + footers[block].length > 0;
    }

    /** Returns whether a record sums up all others. */
    boolean isFooter(int block, int record) {
        return Arrays.binarySearch(footers[block], record) >= 0;
    }

    /** Returns whether the id of a record stands further up. */
    boolean isRepeated(int block, int record) {
        return Arrays.binarySearch(repeated[block], record) >= 0;
    }

    /** Returns the last of them in a block, -1 where there is none. */
    int last(int block) {
        return Math.max(last(repeated[block]), last(footers[block]));
    }

    private static int last(int[] records) {
        return records.length == 0 ? -1 : records[records.length - 1];
    }
}
