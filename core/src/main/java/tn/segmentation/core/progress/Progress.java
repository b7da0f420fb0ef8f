package tn.segmentation.core.progress;

/**
 * Hears how far a long computation is, and may stop it. Implementations must be safe to call from several threads;
 * callers call it between blocks of work, never per row.
 */
public interface Progress {

    /** A listener that hears nothing and never stops anything. */
    Progress SILENT = new Progress() {};

    /**
     * Reports work done within a stage.
     *
     * @param stage the stage that is running
     * @param done units done so far, from 0 to {@code total}
     * @param total units in the stage, or 0 when it is not known beforehand
     */
    default void report(Stage stage, long done, long total) {}

    /** Returns whether the computation was asked to stop. */
    default boolean cancelled() {
        return false;
    }

    /**
     * Stops the computation when that was asked for.
     *
     * @throws Cancelled if {@link #cancelled()} is true
     */
    default void checkCancelled() {
        if (cancelled()) {
            throw new Cancelled();
        }
    }
}
