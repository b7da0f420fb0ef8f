package tn.segmentation.app.job;

import java.time.Duration;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Places for a few at a time. Whoever waits is let in by priority, then in the order of coming. Safe for use by many
 * threads.
 */
public final class Turns {

    private final Duration patience;
    private final String busy;
    private final TreeSet<Waiter> waiting =
            new TreeSet<>(Comparator.comparing(Waiter::priority).reversed().thenComparing(Waiter::number));
    private int free;
    private long count;

    /**
     * Makes places.
     *
     * @param atOnce how many there are
     * @param patience how long somebody waits for one
     * @param busy the code of the refusal of who has waited for so long
     */
    public Turns(int atOnce, Duration patience, String busy) {
        this.free = atOnce;
        this.patience = patience;
        this.busy = busy;
    }

    private record Waiter(JobPriority priority, long number) {}

    String busy() {
        return busy;
    }

    /** Takes a place, which is to be given back; returns false where none came free in time. */
    synchronized boolean take(JobPriority priority) throws InterruptedException {
        Waiter me = new Waiter(priority, count++);
        long end = System.nanoTime() + patience.toNanos();
        waiting.add(me);
        try {
            while (free == 0 || !waiting.first().equals(me)) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            free--;
            return true;
        } finally {
            waiting.remove(me);
            // There may be a place for the next as well.
            notifyAll();
        }
    }

    /** Gives a place back. */
    synchronized void give() {
        free++;
        notifyAll();
    }
}
