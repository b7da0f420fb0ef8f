package tn.segmentation.core.prepare;

import org.jspecify.annotations.Nullable;

/**
 * A window over rows that follow each other, as one array per coordinate: arrays of all rows where there are such, else
 * arrays of its own, which the next move fills again. Belongs to one thread.
 */
public final class RowWindow {

    private final @Nullable SteppedRows source;
    private final int[][] columns;
    private int start;

    /** Returns a window over arrays of all rows. */
    static RowWindow of(int[][] columns) {
        return new RowWindow(null, columns);
    }

    /** Returns a window over at most so many rows that are looked up. */
    static RowWindow of(SteppedRows source, int most) {
        return new RowWindow(source, new int[source.dimensions()][most]);
    }

    private RowWindow(@Nullable SteppedRows source, int[][] columns) {
        this.source = source;
        this.columns = columns;
    }

    /** Moves to the rows {@code from} (inclusive) to {@code to} (exclusive). */
    public void move(int from, int to) {
        if (source == null) {
            start = from;
        } else {
            source.copy(from, to, columns);
        }
    }

    /** Returns an array per coordinate, in steps; never to be written to. */
    public int[][] columns() {
        return columns;
    }

    /** Returns where the first row of the window stands in each array. */
    public int start() {
        return start;
    }
}
