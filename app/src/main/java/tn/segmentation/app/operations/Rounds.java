package tn.segmentation.app.operations;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that is done again and again, in a thread of its own, whatever becomes of it each time. */
public final class Rounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final ScheduledExecutorService thread;

    /** Prepares the thread. */
    public Rounds(String name) {
        thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, name));
    }

    /**
     * Begins.
     *
     * @param first after which it is done first
     * @param pause from the end of a round to the beginning of the next
     */
    public void begin(Runnable round, Duration first, Duration pause) {
        Future<?> unused = thread.scheduleWithFixedDelay(
                () -> run(round), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The next round has to come. */
    private static void run(Runnable round) {
        try {
            round.run();
        } catch (RuntimeException e) {
            LOG.error("{}", Traces.of(e));
        }
    }

    /** Returns whether no round comes any more: one that is under way should end as well. */
    public boolean isEnded() {
        return thread.isShutdown();
    }

    /** Ends it; a round that is under way is interrupted. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
