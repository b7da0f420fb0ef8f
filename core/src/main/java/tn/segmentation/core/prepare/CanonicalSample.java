package tn.segmentation.core.prepare;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import tn.segmentation.core.data.RowHash;
import tn.segmentation.core.progress.Workers;

/**
 * Rows drawn by chance and put in an order that depends on their values and the seed alone: the same customers give the
 * same sample, in the same order, however their file is sorted. Positions in it may therefore be used like chance.
 *
 * @param rows the drawn rows
 * @param keys a number per row, uniform over the longs, ascending; equal rows have different keys
 */
public record CanonicalSample(ScaledTable rows, long[] keys) {

    /*
     * Every row has a hash of its values. Equal rows have equal hashes, so a threshold on the hash alone would draw all or
     * none of them, and a twentieth of the base may well be lines without any use. The m rows of equal hash h therefore
     * get the m keys hash(h, 0) .. hash(h, m - 1); who gets which does not matter, because they are interchangeable. The
     * rows with the smallest keys are drawn.
     */

    /**
     * Draws rows.
     *
     * @param table to draw from
     * @param size how many; all rows when the table has no more
     * @param seed of the chance
     * @param workers share the rows
     */
    public static CanonicalSample of(ScaledTable table, int size, long seed, Workers workers) {
        int n = table.rows();
        long[] hashes = new long[n];
        workers.forBlocks(n, (from, to) -> {
            for (int i = from; i < to; i++) {
                hashes[i] = RowHash.of(seed, table.columns(), i);
            }
        });
        long[] sortedHashes = hashes.clone();
        Arrays.parallelSort(sortedHashes);
        long[] keys = keysInHashOrder(sortedHashes);
        Arrays.parallelSort(keys);
        long[] drawn = Arrays.copyOf(keys, Math.min(n, size));
        return new CanonicalSample(table.select(rowsOf(drawn, sortedHashes, hashes)), drawn);
    }

    /** Returns the first rows of this sample, which are a sample of their own. */
    public CanonicalSample first(int size) {
        if (size >= keys.length) {
            return this;
        }
        return new CanonicalSample(rows.select(IntStream.range(0, size).toArray()), Arrays.copyOf(keys, size));
    }

    /** Returns for each drawn key a row of the hash that it was made of, every row at most once. */
    private static int[] rowsOf(long[] drawn, long[] sortedHashes, long[] hashes) {
        Map<Long, ArrayDeque<Integer>> positionsByHash = new HashMap<>(2 * drawn.length);
        long[] keys = keysInHashOrder(sortedHashes);
        for (int i = 0; i < keys.length; i++) {
            int position = Arrays.binarySearch(drawn, keys[i]);
            if (position >= 0) {
                positionsByHash
                        .computeIfAbsent(sortedHashes[i], hash -> new ArrayDeque<>(1))
                        .add(position);
            }
        }
        int[] rows = new int[drawn.length];
        for (int i = 0; i < hashes.length; i++) {
            ArrayDeque<Integer> positions = positionsByHash.get(hashes[i]);
            if (positions != null && !positions.isEmpty()) {
                rows[positions.remove()] = i;
            }
        }
        return rows;
    }

    private static long[] keysInHashOrder(long[] sortedHashes) {
        long[] keys = new long[sortedHashes.length];
        int occurrence = 0;
        for (int i = 0; i < keys.length; i++) {
            occurrence = i > 0 && sortedHashes[i] == sortedHashes[i - 1] ? occurrence + 1 : 0;
            keys[i] = RowHash.of(sortedHashes[i], occurrence);
        }
        return keys;
    }
}
