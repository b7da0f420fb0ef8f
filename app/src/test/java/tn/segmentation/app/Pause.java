package tn.segmentation.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Between two looks at what another process does: it needs the processor, and a server lets nobody ask without end. */
public final class Pause {

    private static final Duration BRIEF = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Pause() {}

    /** Waits for a moment. */
    public static void brief() {
        LockSupport.parkNanos(BRIEF.toNanos());
    }

    /** Waits until something is true; fails if it is not within two minutes. */
    public static void until(BooleanSupplier condition) {
        Instant most = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("still waiting").isBefore(most);
            brief();
        }
    }
}
