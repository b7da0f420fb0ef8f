package tn.segmentation.app.privacy;

import java.util.Arrays;

/**
 * Which counts of a table with a known total are hidden: those that are small, and as many others, the smallest first,
 * as it takes that none of them can be found by subtraction. Zero is not hidden: it is nobody.
 */
final class HiddenCells {

    /*
     * Whoever knows the total and what is shown knows the sum of what is hidden, and that each hidden count is 1 at
     * least. So a hidden count may be anything from 1 to sum - (cells - 1); that reaches `least` once the sum is at
     * least + cells - 1: then each of them may just as well be none of the small ones. Whoever knows this procedure too
     * cannot tell hidden counts apart, for equal ones are treated alike: exchange any two of them, and the same cells
     * are hidden. That tells them only where all are equal; where they are equal, some smaller and some larger ones
     * have the same sum, unless all are least - 1, which is why that sum is not enough.
     */

    private final long[] cells;
    private final int least;
    private final boolean[] hidden;
    private long sum;
    private long count;

    private HiddenCells(long[] cells, int least) {
        this.cells = cells;
        this.least = least;
        this.hidden = new boolean[cells.length];
    }

    /**
     * Chooses.
     *
     * @param cells counts, 0 or more
     * @param least the smallest count that is not small
     */
    static HiddenCells of(long[] cells, int least) {
        HiddenCells chosen = new HiddenCells(cells.clone(), least);
        chosen.hideUpTo(least - 1L);
        if (chosen.count > 0) {
            long[] rising = Arrays.stream(cells).sorted().toArray();
            for (int i = 0; i < rising.length && !chosen.isEnough(); i++) {
                chosen.hideUpTo(rising[i]);
            }
        }
        return chosen;
    }

    private void hideUpTo(long most) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] > 0 && cells[i] <= most && !hidden[i]) {
                hidden[i] = true;
                sum += cells[i];
                count++;
            }
        }
    }

    private boolean isEnough() {
        return sum >= least + count - 1 && sum != count * (least - 1);
    }

    /** Returns whether a count is hidden. */
    boolean isHidden(int cell) {
        return hidden[cell];
    }

    /** Returns whether any is. */
    boolean any() {
        return count > 0;
    }

    /** Returns whether hiding all of them is not enough, so that their total is to be hidden too. */
    boolean hidesTotal() {
        return any() && !isEnough();
    }
}
