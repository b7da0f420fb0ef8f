package tn.segmentation.app.privacy;

import org.jspecify.annotations.Nullable;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.run.RunSummary;

/**
 * Hides what is known of few customers, also from whoever subtracts. Everything that leaves the application as an
 * aggregate, be it a page, an answer, a figure or a report, is made of what comes out of here; the files of a run on
 * the disk are exact. Immutable.
 */
public final class SmallCells {

    private final int least;

    private SmallCells(int least) {
        this.least = least;
    }

    /** Returns what the settings ask for. */
    public static SmallCells of(Configuration configuration) {
        return below(configuration.smallCells());
    }

    /** Returns that counts below a number are hidden; 0 and 1 hide nothing. */
    static SmallCells below(int least) {
        return new SmallCells(least);
    }

    /**
     * Returns what may be shown of a run.
     *
     * @throws tn.segmentation.store.run.DamagedRun if its files are not what they were
     */
    public RunSummary of(RunFolder run) {
        return of(run.summary());
    }

    /** Returns what may be shown of a run. */
    public RunSummary of(RunSummary run) {
        return least > 1 ? new ShownRun(run, this).summary() : run;
    }

    /** Returns a count on its own if it may be shown, else null. */
    public @Nullable Long of(long count) {
        return isSmall(count) ? null : Long.valueOf(count);
    }

    /** Returns whether there are so few, but not none. */
    boolean isSmall(long count) {
        return count > 0 && count < least;
    }

    /** Returns whether those that a count is about, or the others, are so few. */
    boolean isSmallPart(long count, long total) {
        return isSmall(count) || isSmall(total - count);
    }

    /** Returns the smallest count that is not small. */
    int least() {
        return least;
    }
}
