package tn.segmentation.app.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.state.UnusableState;

/**
 * Writes down what becomes of the jobs that this server makes, as soon as that can be written: the next server does if
 * this one cannot before it ends. What is another server's by now is left alone. Safe for use by many threads.
 */
final class JobLedger {

    private static final Logger LOG = LoggerFactory.getLogger(JobLedger.class);

    private final Jobs jobs;
    private final String owner;
    private final Clock clock;
    private final Map<JobState, LongAdder> made = new EnumMap<>(JobState.class);
    private final Queue<Outcome> unwritten = new ConcurrentLinkedQueue<>();
    private volatile Consumer<String> listener = id -> {};

    JobLedger(Jobs jobs, String owner, Clock clock) {
        this.jobs = jobs;
        this.owner = owner;
        this.clock = clock;
        for (JobState state : JobState.values()) {
            made.put(state, new LongAdder());
        }
    }

    /** What has become of a job, and after which pause it is tried again; null for never. */
    private record Outcome(Job job, Jobs.End end, @Nullable Duration pause) {}

    /** From now on somebody hears the id of each job that changes. */
    void tell(Consumer<String> somebody) {
        listener = somebody;
    }

    /** Says that a job has changed. */
    void changed(Job job) {
        listener.accept(job.id());
    }

    /** Returns the time, as precise as it is written down. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Ends a job. */
    void end(Job job, Jobs.End end) {
        write(new Outcome(job, end, null));
    }

    /** Ends a job for now: it is tried again. */
    void postpone(Job job, Jobs.End end, Duration pause) {
        write(new Outcome(job, end, pause));
    }

    private void write(Outcome outcome) {
        try {
            writeNow(outcome);
        } catch (UnusableState e) {
            LOG.warn("job {}: its end cannot be written yet: {}", outcome.job().id(), e.code());
            unwritten.add(outcome);
        }
        changed(outcome.job());
    }

    /**
     * Writes what could not be written before.
     *
     * @throws UnusableState if it still cannot
     */
    void writeLate() {
        for (Outcome next = unwritten.peek(); next != null; next = unwritten.peek()) {
            writeNow(next);
            unwritten.remove(next);
            changed(next.job());
        }
    }

    private void writeNow(Outcome outcome) {
        Job job = outcome.job();
        Duration pause = outcome.pause();
        Instant now = now();
        Jobs.Attempt attempt = Jobs.Attempt.of(job.id(), owner);
        if (pause == null) {
            jobs.end(attempt, outcome.end(), now).ifPresent(this::count);
        } else {
            Instant due = pause.isZero() ? null : now.plus(pause);
            jobs.postpone(attempt, outcome.end(), due, now).ifPresent(this::count);
        }
    }

    private void count(Job over) {
        if (over.state().isOver() && !over.kind().isAttended()) {
            counter(over.state()).increment();
        }
    }

    /** Returns how many jobs of which nobody waited for the end have come to that state in the hands of this server. */
    long made(JobState state) {
        return counter(state).sum();
    }

    private LongAdder counter(JobState state) {
        return Objects.requireNonNull(made.get(state), state::word);
    }
}
