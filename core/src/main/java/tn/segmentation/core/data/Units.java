package tn.segmentation.core.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole number per row, in blocks of any length: how many rows there will be need not be known when the first are
 * read, and each block is as narrow as its own numbers. Never written to.
 */
public final class Units {

    /** Rows that are looked at together: as ints they stay in the nearest cache. */
    private static final int PIECE = 1 << 12;

    /** Rows of a block that is made of one array of all. */
    private static final int BLOCK_ROWS = 1 << 15;

    private final UnitBlock[] blocks;

    /** The first row of each block, then the number of all. */
    private final int[] starts;

    /** The block that the first of each {@link #PIECE} rows is in. */
    private final int[] blockOfPiece;

    private final @Nullable UnitRange range;

    /**
     * Puts blocks together.
     *
     * @param blocks in the order of the rows
     */
    public Units(List<UnitBlock> blocks) {
        this.blocks = blocks.stream().filter(block -> block.size() > 0).toArray(UnitBlock[]::new);
        this.starts = new int[this.blocks.length + 1];
        for (int b = 0; b < this.blocks.length; b++) {
            starts[b + 1] = Math.addExact(starts[b], this.blocks[b].size());
        }
        this.range = range(this.blocks);
        this.blockOfPiece = new int[(size() + PIECE - 1) / PIECE];
        int block = 0;
        for (int piece = 0; piece < blockOfPiece.length; piece++) {
            while (starts[block + 1] <= piece * PIECE) {
                block++;
            }
            blockOfPiece[piece] = block;
        }
    }

    /** Returns numbers that stand in one array. */
    static Units of(int[] numbers) {
        List<UnitBlock> blocks = new ArrayList<>();
        for (int from = 0; from < numbers.length; from += BLOCK_ROWS) {
            blocks.add(UnitBlock.of(numbers, from, Math.min(BLOCK_ROWS, numbers.length - from)));
        }
        return new Units(blocks);
    }

    /** Returns how many rows there are. */
    public int size() {
        return starts[blocks.length];
    }

    private int blockOf(int row) {
        int block = blockOfPiece[row / PIECE];
        while (starts[block + 1] <= row) {
            block++;
        }
        return block;
    }

    /** Returns the number of a row. */
    public int get(int row) {
        int block = blockOf(row);
        return blocks[block].get(row - starts[block]);
    }

    /** Copies the numbers of the rows {@code from} (inclusive) to {@code to} (exclusive) to the front of an array. */
    public void copy(int from, int to, int[] into) {
        int row = from;
        for (int block = from < to ? blockOf(from) : 0; row < to; block++) {
            int count = Math.min(to, starts[block + 1]) - row;
            blocks[block].copy(row - starts[block], count, into, row - from);
            row += count;
        }
    }

    /** Copies the numbers of some rows, in that order, from {@code start} on; fastest where rows ascend. */
    public void gather(int[] rows, int[] into, int start) {
        int block = 0;
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            if (row < starts[block] || row >= starts[block + 1]) {
                block = blockOf(row);
            }
            into[start + i] = blocks[block].get(row - starts[block]);
        }
    }

    /** Takes numbers of rows that follow each other, at the front of an array that is used again for the next. */
    @FunctionalInterface
    public interface Taker {
        /** Takes the numbers of {@code count} rows, {@code row} the first of them. */
        void take(int[] numbers, int count, int row);
    }

    /** Hands over all rows in their order. */
    public void forEach(Taker taker) {
        forEach(0, size(), taker);
    }

    /** Hands over the rows {@code from} (inclusive) to {@code to} (exclusive) in their order. */
    void forEach(int from, int to, Taker taker) {
        int[] piece = new int[Math.min(PIECE, to - from)];
        for (int row = from; row < to; row += PIECE) {
            int count = Math.min(PIECE, to - row);
            copy(row, row + count, piece);
            taker.take(piece, count, row);
        }
    }

    /** Returns the sum of the numbers that are not missing. */
    public long sum() {
        long sum = 0;
        for (UnitBlock block : blocks) {
            sum += block.sum();
        }
        return sum;
    }

    /** Returns the range of the numbers that are not missing; null where all are. */
    @Nullable
    UnitRange range() {
        return range;
    }

    private static @Nullable UnitRange range(UnitBlock[] blocks) {
        int smallest = Integer.MAX_VALUE;
        int largest = NumberColumn.MISSING;
        int missing = 0;
        for (UnitBlock block : blocks) {
            smallest = Math.min(smallest, block.range().smallest());
            largest = Math.max(largest, block.range().largest());
            missing += block.range().missing();
        }
        return largest == NumberColumn.MISSING ? null : new UnitRange(smallest, largest, missing);
    }
}
