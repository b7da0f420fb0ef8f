package tn.segmentation.store.input;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Records that are whole, and yet no further customers. Each array holds, per block of the file, the records in it,
 * ascending.
 *
 * @param repeated those whose id stands further up
 * @param footers those that sum up others, or say something of the file
 */
record RedundantRecords(int[][] repeated, int[][] footers) {

    /** Returns those of a file of which nothing but repeated ids is known yet. */
    static RedundantRecords ofRepeated(int[][] repeated) {
        return new RedundantRecords(repeated, new int[repeated.length][0]);
    }

    /** Returns these, and others that are no customers, ascending per block. */
    RedundantRecords withFooters(int[][] others) {
        int[][] all = new int[footers.length][];
        for (int block = 0; block < all.length; block++) {
            all[block] = IntStream.concat(IntStream.of(footers[block]), IntStream.of(others[block]))
                    .sorted()
                    .distinct()
                    .toArray();
        }
        return new RedundantRecords(repeated, all);
    }

    /** Returns these, and some of the accepted rows, ascending. */
    RedundantRecords withRows(AcceptedRows rows, int[] more) {
        List<IntStream.Builder> found =
                Stream.generate(IntStream::builder).limit(footers.length).toList();
        for (int row : more) {
            int block = rows.blockOf(row);
            found.get(block).add(rows.recordOf(block, row));
        }
        return withFooters(found.stream().map(block -> block.build().toArray()).toArray(int[][]::new));
    }

    /** Returns whether a block has any. */
    boolean occurIn(int block) {
        return repeated[block].length + footers[block].length > 0;
    }

    /** Returns whether a record sums up others, or says something of the file. */
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
