package tn.segmentation.app.state;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks a database again that does not answer: for what is worth more than the seconds that it may take to come back.
 *
 * @param longest how long somebody asks; the question that is on its way then is the last
 */
public record StatePatience(Duration longest) {

    /** Short enough for whoever wants to stop it. */
    private static final long PAUSE_MILLIS = 200;

    /** A database of which nobody was told for a second is not asked for that long. */
    private static final int PAUSES = 5;

    /** Hears that it is waited for the database; what it throws ends that. */
    @FunctionalInterface
    public interface Waiting {
        /** Hears for how long it has been waited, and why, several times a second. */
        void hear(Duration waited, UnusableState why);
    }

    /**
     * Asks until there is an answer.
     *
     * @param question may have got through, though its answer did not: asked again it has to do no harm
     * @throws UnusableState the last of them, if there is none in time; at once if it would not pass
     */
    public <T> T ask(Supplier<T> question, Waiting waiting) {
        long begun = System.nanoTime();
        while (true) {
            UnusableState why;
            try {
                return question.get();
            } catch (UnusableState e) {
                why = e;
            }
            if (!why.mayPass() || waited(begun).compareTo(longest) >= 0) {
                throw why;
            }
            for (int i = 0; i < PAUSES; i++) {
                waiting.hear(waited(begun), why);
                pause();
            }
        }
    }

    private static Duration waited(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
