package tn.segmentation.app;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Between two looks at what another process does: it needs the processor, and a server lets nobody ask without end. */
public final class Pause {

    private static final Duration BRIEF = Duration.ofMillis(50);

    private Pause() {}

    /** Waits for a moment. */
    public static void brief() {
        LockSupport.parkNanos(BRIEF.toNanos());
    }
}
