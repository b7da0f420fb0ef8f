package tn.segmentation.core.prepare;

import java.util.Arrays;
import java.util.List;
import tn.segmentation.core.data.RowHash;
import tn.segmentation.core.progress.Workers;

/** One drawing of a {@link CanonicalSample}. */
final class SampleDraw {

    /*
     * Every row has a hash of its values, and falls into a bucket by the upper bits of it. A bucket of m rows has the m
     * keys hash(bucket, 0) .. hash(bucket, m - 1), and the rows of the smallest keys of all are drawn: the i-th key of a
     * bucket belongs to its row of the i-th smallest hash. Rows of equal hash are equal, hence interchangeable. (A
     * threshold on the hash alone would draw all or none of a set of equal rows, and a twentieth of the base may well be
     * lines without any use.) Only buckets of which a row is drawn are ever sorted.
     */
    private static final int ROWS_PER_BUCKET = 8;
    private static final int MOST_BUCKET_BITS = 20;

    private final ScaledTable table;
    private final long seed;
    private final Workers workers;
    private final int shift;
    private final int[] counts;

    SampleDraw(ScaledTable table, long seed, Workers workers) {
        this.table = table;
        this.seed = seed;
        this.workers = workers;
        int wanted = Math.max(2, table.rows() / ROWS_PER_BUCKET);
        int bits = Math.min(MOST_BUCKET_BITS, 32 - Integer.numberOfLeadingZeros(wanted - 1));
        this.shift = Long.SIZE - bits;
        this.counts = new int[1 << bits];
    }

    /** Returns the rows of the {@code size} smallest keys; the table has at least so many. */
    CanonicalSample draw(int size) {
        countBuckets();
        long[] keys = Arrays.copyOf(smallestKeys(size), size);
        return new CanonicalSample(table.select(rowsOf(keys)), keys);
    }

    private void countBuckets() {
        List<int[]> parts = workers.forRanges(table.rows(), (from, to) -> {
            int[] part = new int[counts.length];
            forHashes(from, to, (row, hash) -> part[(int) (hash >>> shift)]++);
            return part;
        });
        for (int[] part : parts) {
            for (int bucket = 0; bucket < counts.length; bucket++) {
                counts[bucket] += part[bucket];
            }
        }
    }

    /** Takes the hash of a row. */
    private interface HashTaker {
        void take(int row, long hash);
    }

    private void forHashes(int from, int to, HashTaker taker) {
        long[] hashes = new long[Math.min(Workers.BLOCK, to - from)];
        for (int start = from; start < to; start += Workers.BLOCK) {
            workers.checkCancelled();
            int end = Math.min(to, start + Workers.BLOCK);
            RowHash.of(seed, table.columns(), start, end, hashes);
            for (int i = start; i < end; i++) {
                taker.take(i, hashes[i - start]);
            }
        }
    }

    /** Returns at least {@code size} keys, ascending, the smallest of all. */
    private long[] smallestKeys(int size) {
        // half as many again as are needed: chance hardly ever asks for more
        double share = (1.5 * size + 100) / table.rows();
        long limit = share >= 1 ? Long.MAX_VALUE : (long) ((share - 0.5) * 0x1p64);
        long[] keys = keysUpTo(limit, (int) Math.min(table.rows(), 2L * size + 200));
        return keys.length >= size ? keys : keysUpTo(Long.MAX_VALUE, table.rows());
    }

    private long[] keysUpTo(long limit, int expected) {
        List<long[]> parts = workers.forRanges(counts.length, (from, to) -> {
            long[] keys = new long[expected / workers.threads() + 1];
            int found = 0;
            for (int bucket = from; bucket < to; bucket++) {
                for (int i = 0; i < counts[bucket]; i++) {
                    long key = RowHash.of(bucket, i);
                    if (key <= limit) {
                        keys = found == keys.length ? Arrays.copyOf(keys, 2 * found) : keys;
                        keys[found++] = key;
                    }
                }
            }
            return Arrays.copyOf(keys, found);
        });
        return parts.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    /** Returns the row of each key. */
    private int[] rowsOf(long[] keys) {
        int[] starts = startsOfDrawnBuckets(keys[keys.length - 1]);
        List<Found> all = workers.forRanges(table.rows(), (from, to) -> rowsInDrawnBuckets(starts, from, to));
        int[] drawn = new int[keys.length];
        workers.forRanges(counts.length, (from, to) -> drawFrom(from, to, starts, all, keys, drawn));
        return drawn;
    }

    /** Returns where the rows of each bucket go when those of which no row is drawn have no place. */
    private int[] startsOfDrawnBuckets(long lastKey) {
        int[] starts = new int[counts.length + 1];
        workers.forBlocks(counts.length, (from, to) -> {
            for (int bucket = from; bucket < to; bucket++) {
                boolean drawn = false;
                for (int i = 0; i < counts[bucket] && !drawn; i++) {
                    drawn = RowHash.of(bucket, i) <= lastKey;
                }
                starts[bucket + 1] = drawn ? counts[bucket] : 0;
            }
        });
        for (int bucket = 0; bucket < counts.length; bucket++) {
            starts[bucket + 1] += starts[bucket];
        }
        return starts;
    }

    /** Sorts the rows of some buckets, and puts those that are drawn to the places of their keys. */
    private int drawFrom(int from, int to, int[] starts, List<Found> all, long[] keys, int[] drawn) {
        int first = starts[from];
        int[] next = Arrays.copyOfRange(starts, from, to);
        long[] hashes = new long[starts[to] - first];
        int[] rows = new int[hashes.length];
        for (Found found : all) {
            for (int i = 0; i < found.size; i++) {
                int bucket = (int) (found.hashes[i] >>> shift);
                if (bucket >= from && bucket < to) {
                    int end = next[bucket - from]++ - first;
                    insert(hashes, rows, starts[bucket] - first, end, found.hashes[i], found.rows[i]);
                }
            }
        }
        for (int bucket = from; bucket < to; bucket++) {
            for (int i = starts[bucket]; i < starts[bucket + 1]; i++) {
                int at = Arrays.binarySearch(keys, RowHash.of(bucket, i - starts[bucket]));
                if (at >= 0) {
                    drawn[at] = rows[i - first];
                }
            }
        }
        return rows.length;
    }

    private Found rowsInDrawnBuckets(int[] starts, int from, int to) {
        Found found = new Found();
        forHashes(from, to, (row, hash) -> {
            int bucket = (int) (hash >>> shift);
            if (starts[bucket] < starts[bucket + 1]) {
                found.add(hash, row);
            }
        });
        return found;
    }

    /** Puts a row among those of its bucket, by unsigned hash. */
    private static void insert(long[] hashes, int[] rows, int start, int end, long hash, int row) {
        int at = end;
        while (at > start && Long.compareUnsigned(hashes[at - 1], hash) > 0) {
            hashes[at] = hashes[at - 1];
            rows[at] = rows[at - 1];
            at--;
        }
        hashes[at] = hash;
        rows[at] = row;
    }

    /** Rows and their hashes. */
    private static final class Found {

        private long[] hashes = new long[1 << 10];
        private int[] rows = new int[1 << 10];
        private int size;

        void add(long hash, int row) {
            if (size == rows.length) {
                hashes = Arrays.copyOf(hashes, 2 * size);
                rows = Arrays.copyOf(rows, 2 * size);
            }
            hashes[size] = hash;
            rows[size++] = row;
        }
    }
}
