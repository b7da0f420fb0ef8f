package tn.segmentation.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A whole number per row, in pages: how many rows there will be need not be known when the first are written, and no
 * array is copied into a larger one. Never written to once it is handed out.
 */
public final class Units {

    /** Rows of a page; a power of two. */
    public static final int PAGE = 1 << 19;

    private final int[][] pages;
    private final int size;

    /**
     * Takes over pages.
     *
     * @param pages each with {@link #PAGE} rows, the last with as many as are left or more; handed over, not copied
     * @param size rows of all
     */
    public Units(int[][] pages, int size) {
        this.pages = pages;
        this.size = size;
    }

    /** Returns numbers that stand in one array, which is handed over. */
    static Units of(int[] numbers) {
        int[][] pages = new int[(numbers.length + PAGE - 1) / PAGE][];
        for (int p = 0; p < pages.length; p++) {
            int from = p * PAGE;
            pages[p] = pages.length == 1
                    ? numbers
                    : Arrays.copyOfRange(numbers, from, Math.min(numbers.length, from + PAGE));
        }
        return new Units(pages, numbers.length);
    }

    /** Returns how many rows there are. */
    public int size() {
        return size;
    }

    /** Returns the number of a row. */
    public int get(int row) {
        return pages[row / PAGE][row % PAGE];
    }

    /**
     * Numbers of rows that follow each other in one page, which is never to be written to.
     *
     * @param page holds them, from {@code from} on
     * @param count how many
     * @param row the first
     */
    public record Part(int[] page, int from, int count, int row) {}

    /** Returns the parts that all rows are in, in order. */
    public List<Part> parts() {
        return parts(0, size);
    }

    /** Returns the parts that the rows {@code from} (inclusive) to {@code to} (exclusive) are in, in order. */
    public List<Part> parts(int from, int to) {
        List<Part> parts = new ArrayList<>();
        for (int row = from; row < to; ) {
            int offset = row % PAGE;
            int count = Math.min(to - row, PAGE - offset);
            parts.add(new Part(pages[row / PAGE], offset, count, row));
            row += count;
        }
        return parts;
    }

    /** Copies the numbers of the rows {@code from} (inclusive) to {@code to} (exclusive) to the front of an array. */
    public void copy(int from, int to, int[] into) {
        for (Part part : parts(from, to)) {
            System.arraycopy(part.page(), part.from(), into, part.row() - from, part.count());
        }
    }
}
