package tn.segmentation.core.prepare;

import java.util.Arrays;
import java.util.stream.IntStream;
import tn.segmentation.core.progress.Workers;

/**
 * Rows drawn by chance and put in an order that depends on their values and the seed alone: the same customers give the
 * same sample, in the same order, however their file is sorted. Positions in it may therefore be used like chance.
 *
 * @param rows the drawn rows
 * @param keys a number per row, uniform over the longs, ascending
 */
public record CanonicalSample(ScaledTable rows, long[] keys) {

    /**
     * Draws rows.
     *
     * @param table to draw from
     * @param size how many; all rows when the table has no more
     * @param seed of the chance
     * @param workers share the rows
     */
    public static CanonicalSample of(ScaledRows table, int size, long seed, Workers workers) {
        return new SampleDraw(table, seed, workers).draw(Math.min(table.rows(), size));
    }

    /** Returns the first rows of this sample, which are a sample of their own. */
    public CanonicalSample first(int size) {
        if (size >= keys.length) {
            return this;
        }
        return new CanonicalSample(rows.select(IntStream.range(0, size).toArray()), Arrays.copyOf(keys, size));
    }
}
