package tn.segmentation.store.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;

/** Sorts the records of a file by their ids. */
final class IdOrder {

    /*
     * A merge sort of rows by eight bytes of their ids, those that follow what all ids begin with; whole ids are only
     * compared where these are equal. Pieces are sorted side by side, then merged two by two. It is stable: equal ids
     * stay in the order of the file.
     */

    private static final int PIECE = 1 << 16;
    private static final int RUN = 16;
    private static final int CHECK_EVERY = 1 << 18;

    private final List<IdBlock> blocks;
    private final int[] starts;
    private final Workers workers;
    private final Progress progress;
    private final int skipped;
    private long[] keys;
    private int[] rows;
    private long[] otherKeys;
    private int[] otherRows;

    /**
     * Takes the ids that are not missing.
     *
     * @param starts how many records come before each block, and how many there are
     */
    IdOrder(List<IdBlock> blocks, int[] starts, Workers workers, Progress progress) {
        this.blocks = blocks;
        this.starts = starts;
        this.workers = workers;
        this.progress = progress;
        this.skipped = commonLength();
        this.rows = collectRows();
        keys = new long[rows.length];
        otherKeys = new long[rows.length];
        otherRows = new int[rows.length];
    }

    /** Returns the records that have an id, counted over the whole file, by their ids. */
    int[] sorted() {
        forPieces(PIECE, (from, to) -> sortPiece(from, to));
        for (long width = PIECE; width < rows.length; width *= 2) {
            int half = (int) width;
            forPieces(2 * width, (from, to) -> merge(from, Math.min(to, from + half), to));
            swap();
        }
        return rows;
    }

    /** Returns whether two records of the whole file have the same id. */
    boolean same(int row, int other) {
        return compareIds(row, other) == 0;
    }

    private interface Piece {
        void sort(int from, int to);
    }

    private void forPieces(long width, Piece piece) {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (long from = 0; from < rows.length; from += width) {
            int start = (int) from;
            int end = (int) Math.min(rows.length, from + width);
            tasks.add(() -> {
                piece.sort(start, end);
                return null;
            });
        }
        workers.runAll(tasks);
    }

    private void swap() {
        long[] mergedKeys = otherKeys;
        otherKeys = keys;
        keys = mergedKeys;
        int[] mergedRows = otherRows;
        otherRows = rows;
        rows = mergedRows;
    }

    /** Sorts short runs by insertion, then merges to and fro within the piece; an even number of times. */
    private void sortPiece(int from, int to) {
        for (int i = from; i < to; i++) {
            int block = block(rows[i]);
            keys[i] = blocks.get(block).key(rows[i] - starts[block], skipped);
        }
        for (int run = from; run < to; run += RUN) {
            insert(run, Math.min(to, run + RUN));
        }
        boolean there = true;
        for (int width = RUN; width < PIECE; width *= 2) {
            for (int run = from; run < to; run += 2 * width) {
                int middle = Math.min(to, run + width);
                int end = Math.min(to, run + 2 * width);
                if (there) {
                    merge(new Side(keys, rows), new Side(otherKeys, otherRows), run, middle, end);
                } else {
                    merge(new Side(otherKeys, otherRows), new Side(keys, rows), run, middle, end);
                }
            }
            there = !there;
        }
    }

    private void insert(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            int row = rows[i];
            int at = i;
            while (at > from && isAfter(keys[at - 1], rows[at - 1], key, row)) {
                keys[at] = keys[at - 1];
                rows[at] = rows[at - 1];
                at--;
            }
            keys[at] = key;
            rows[at] = row;
        }
    }

    private void merge(int from, int middle, int to) {
        merge(new Side(keys, rows), new Side(otherKeys, otherRows), from, middle, to);
    }

    /** Keys and the rows that they belong to. */
    private record Side(long[] keys, int[] rows) {}

    private void merge(Side source, Side target, int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            if (at % CHECK_EVERY == 0) {
                progress.checkCancelled();
            }
            boolean takeRight = left == middle
                    || (right < to
                            && isAfter(source.keys[left], source.rows[left], source.keys[right], source.rows[right]));
            int taken = takeRight ? right++ : left++;
            target.keys[at] = source.keys[taken];
            target.rows[at] = source.rows[taken];
        }
    }

    private boolean isAfter(long key, int row, long otherKey, int otherRow) {
        return key == otherKey ? compareIds(row, otherRow) > 0 : Long.compareUnsigned(key, otherKey) > 0;
    }

    private int compareIds(int row, int other) {
        int block = block(row);
        int otherBlock = block(other);
        return blocks.get(block).compare(row - starts[block], blocks.get(otherBlock), other - starts[otherBlock]);
    }

    private int block(int row) {
        int found = Arrays.binarySearch(starts, row);
        int block = found >= 0 ? found : -found - 2;
        while (starts[block + 1] == row) {
            block++;
        }
        return block;
    }

    private int[] collectRows() {
        int[] collected = new int[starts[blocks.size()]];
        int count = 0;
        for (int block = 0; block < blocks.size(); block++) {
            progress.checkCancelled();
            IdBlock ids = blocks.get(block);
            for (int row = 0; row < ids.rows(); row++) {
                collected[count] = starts[block] + row;
                count += ids.isMissing(row) ? 0 : 1;
            }
        }
        return count == collected.length ? collected : Arrays.copyOf(collected, count);
    }

    /** Returns how many bytes all ids begin with alike. */
    private int commonLength() {
        byte[] first = blocks.stream()
                .filter(IdBlock::hasAny)
                .findFirst()
                .map(IdBlock::first)
                .orElse(new byte[0]);
        List<Callable<Integer>> tasks = new ArrayList<>();
        blocks.forEach(ids -> tasks.add(() -> ids.commonLength(first)));
        return workers.runAll(tasks).stream().mapToInt(i -> i).min().orElse(0);
    }
}
