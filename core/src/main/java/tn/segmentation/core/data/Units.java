package tn.segmentation.core.data;

import java.util.Arrays;

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
     * Returns where the page ends that a row is in, so that rows are gone through page by page:
     *
     * <pre>{@code
     * for (int at = from, end; at < to; at = end) {
     *     end = units.pageEnd(at, to);
     *     ... units.page(at), from units.offset(at) on, end - at rows
     * }
     * }</pre>
     *
     * @param to ends the rows, if they end before their page
     */
    public int pageEnd(int row, int to) {
        return (int) Math.min(to, (long) (row / PAGE + 1) * PAGE);
    }

    /** Returns the page of a row. */
    public int[] page(int row) {
        return pages[row / PAGE];
    }

    /** Returns where a row is in its page. */
    public int offset(int row) {
        return row % PAGE;
    }

    /** Copies the numbers of the rows {@code from} (inclusive) to {@code to} (exclusive) to the front of an array. */
    public void copy(int from, int to, int[] into) {
        for (int at = from, end; at < to; at = end) {
            end = pageEnd(at, to);
            System.arraycopy(page(at), offset(at), into, at - from, end - at);
        }
    }
}
