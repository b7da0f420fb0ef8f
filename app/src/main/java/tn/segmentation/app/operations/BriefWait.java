package tn.segmentation.app.operations;

import java.util.concurrent.TimeUnit;

/** How whoever waits for another process looks again: short enough for who wants to stop it. */
public final class BriefWait {

    private static final long MILLIS = 200;

    private BriefWait() {}

    /**
     * Waits a fifth of a second.
     *
     * @throws IllegalStateException if the thread is told to end; it still is then
     */
    public static void once() {
        try {
            TimeUnit.MILLISECONDS.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
