package tn.segmentation.core.prepare;

import java.util.Arrays;
import java.util.BitSet;
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

    /** Rows whose hashes are taken at a time: they stay in the cache until they are used. */
    private static final int HASHED = 1 << 12;

    private final ScaledRows table;
    private final long seed;
    private final Workers workers;
    private final int shift;
    private final int[] counts;

    SampleDraw(ScaledRows table, long seed, Workers workers) {
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
        List<Found> candidates = smallestKeys(size);
        long[] keys = candidates.stream()
                .flatMapToLong(found -> Arrays.stream(found.numbers, 0, found.size))
                .toArray();
        Arrays.parallelSort(keys);
        keys = Arrays.copyOf(keys, size);
        return new CanonicalSample(table.select(rowsOf(keys, candidates)), keys);
    }

    private void countBuckets() {
        List<int[]> parts = workers.forRanges(table.rows(), (from, to) -> {
            int[] part = new int[counts.length];
            forHashes(from, to, (first, hashes, size) -> count(hashes, size, part));
            return part;
        });
        for (int[] part : parts) {
            for (int bucket = 0; bucket < counts.length; bucket++) {
                counts[bucket] += part[bucket];
            }
        }
    }

    private void count(long[] hashes, int size, int[] into) {
        for (int i = 0; i < size; i++) {
            into[(int) (hashes[i] >>> shift)]++;
        }
    }

    /** Takes the hashes of rows that follow each other. */
    private interface HashTaker {
        void take(int firstRow, long[] hashes, int size);
    }

    private void forHashes(int from, int to, HashTaker taker) {
        long[] hashes = new long[Math.min(HASHED, to - from)];
        RowWindow window = table.window(hashes.length);
        for (int start = from; start < to; start += HASHED) {
            workers.checkCancelled();
            int end = Math.min(to, start + HASHED);
            window.move(start, end);
            RowHash.of(seed, window.columns(), window.start(), window.start() + end - start, hashes);
            taker.take(start, hashes, end - start);
        }
    }

    /** Returns at least {@code size} keys, the smallest of all, each with its bucket. */
    private List<Found> smallestKeys(int size) {
        // half as many again as are needed: chance hardly ever asks for more
        double share = (1.5 * size + 100) / table.rows();
        long limit = share >= 1 ? Long.MAX_VALUE : (long) ((share - 0.5) * 0x1p64);
        List<Found> keys = keysUpTo(limit);
        return keys.stream().mapToInt(found -> found.size).sum() >= size ? keys : keysUpTo(Long.MAX_VALUE);
    }

    private List<Found> keysUpTo(long limit) {
        return workers.forRanges(counts.length, (from, to) -> {
            Found keys = new Found();
            for (int bucket = from; bucket < to; bucket++) {
                for (int i = 0; i < counts[bucket]; i++) {
                    long key = RowHash.of(bucket, i);
                    if (key <= limit) {
                        keys.add(key, bucket);
                    }
                }
            }
            return keys;
        });
    }

    /** Returns the row of each key, of those that ascend. */
    private int[] rowsOf(long[] keys, List<Found> candidates) {
        BitSet drawnFrom = new BitSet(counts.length);
        for (Found found : candidates) {
            for (int i = 0; i < found.size; i++) {
                if (found.numbers[i] <= keys[keys.length - 1]) {
                    drawnFrom.set(found.places[i]);
                }
            }
        }
        // the rows of each bucket have a place where one of them is drawn
        int[] starts = new int[counts.length + 1];
        for (int bucket = 0; bucket < counts.length; bucket++) {
            starts[bucket + 1] = starts[bucket] + (drawnFrom.get(bucket) ? counts[bucket] : 0);
        }
        List<Found> all = workers.forRanges(table.rows(), (from, to) -> {
            Found found = new Found();
            forHashes(from, to, (first, hashes, size) -> find(first, hashes, size, drawnFrom, found));
            return found;
        });
        int[] drawn = new int[keys.length];
        workers.forRanges(counts.length, (from, to) -> drawFrom(from, to, starts, all, keys, drawn));
        return drawn;
    }

    private void find(int first, long[] hashes, int size, BitSet buckets, Found found) {
        for (int i = 0; i < size; i++) {
            if (buckets.get((int) (hashes[i] >>> shift))) {
                found.add(hashes[i], first + i);
            }
        }
    }

    /** Sorts the rows of some buckets, and puts those that are drawn to the places of their keys. */
    private int drawFrom(int from, int to, int[] starts, List<Found> all, long[] keys, int[] drawn) {
        int first = starts[from];
        int[] next = Arrays.copyOfRange(starts, from, to);
        long[] hashes = new long[starts[to] - first];
        int[] rows = new int[hashes.length];
        for (Found found : all) {
            for (int i = 0; i < found.size; i++) {
                int bucket = (int) (found.numbers[i] >>> shift);
                if (bucket >= from && bucket < to) {
                    int end = next[bucket - from]++ - first;
                    insert(hashes, rows, starts[bucket] - first, end, found.numbers[i], found.places[i]);
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

    /** Rows by their hashes, or buckets by keys that they have. */
    private static final class Found {

        private long[] numbers = new long[1 << 10];
        private int[] places = new int[1 << 10];
        private int size;

        void add(long number, int place) {
            if (size == places.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
                places = Arrays.copyOf(places, 2 * size);
            }
            numbers[size] = number;
            places[size++] = place;
        }
    }
}
