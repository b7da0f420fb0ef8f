package tn.segmentation.app.run;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tn.segmentation.app.job.JobEntry;
import tn.segmentation.app.operations.Traces;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.core.data.Refusal;

/**
 * Tells those who follow a run how it is whenever that changes, until it is over. One thread tells them all; a
 * connection has none of its own, and is over after a while, so that as much as it may be told fits between two
 * computers.
 */
final class RunEvents implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunEvents.class);

    /** How often to look at runs of which nothing is heard here, as of those that other servers make. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Proxies close a connection on which nothing comes for half a minute or so. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    /** When browsers come back. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final StartedRuns runs;
    private final Limits limits;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService teller =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "run-events"));

    RunEvents(StartedRuns runs, Limits limits) {
        this.runs = runs;
        this.limits = limits;
        runs.tell(this::changed);
        Future<?> unused =
                teller.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * How many may listen.
     *
     * @param most connections in all
     * @param mostOfOne connections of one account
     * @param longest that a connection lasts
     */
    record Limits(int most, int mostOfOne, Duration longest) {}

    /** A connection. */
    private static final class Follower {

        private final String run;
        private final String who;
        private final SseEmitter emitter;
        private @Nullable JobEntry told;
        private final long since = System.nanoTime();
        private long toldAt = since;

        Follower(String run, String who, SseEmitter emitter) {
            this.run = run;
            this.who = who;
            this.emitter = emitter;
        }
    }

    /**
     * Opens a connection.
     *
     * @param who asks, an account
     * @throws RequestRefusal if there is no such run, or too many listen
     */
    SseEmitter follow(String run, String who) {
        runs.find(run);
        SseEmitter emitter = new SseEmitter(limits.longest().toMillis());
        Follower follower = new Follower(run, who, emitter);
        emitter.onTimeout(() -> end(follower));
        emitter.onCompletion(() -> followers.remove(follower));
        add(follower);
        changed(run);
        return emitter;
    }

    private synchronized void add(Follower follower) {
        long ofOne = followers.stream().filter(f -> f.who.equals(follower.who)).count();
        if (teller.isShutdown() || followers.size() >= limits.most() || ofOne >= limits.mostOfOne()) {
            throw new RequestRefusal(503, "events_busy", Map.of());
        }
        followers.add(follower);
    }

    /** Returns how many connections there are. */
    int size() {
        return followers.size();
    }

    /** Ends every connection. */
    @Override
    public synchronized void close() {
        teller.shutdownNow();
        followers.forEach(this::end);
    }

    /** An answer that has ended before it began calls nobody back, so that it is forgotten here. */
    private void end(Follower follower) {
        followers.remove(follower);
        follower.emitter.complete();
    }

    /** Hears that a run is not as it was. */
    void changed(String run) {
        try {
            if (followers.stream().anyMatch(follower -> follower.run.equals(run))) {
                teller.execute(() -> tell(run));
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("nobody is told any more: {}", e.getMessage());
        }
    }

    /** What is told is how the run is now, never how it was when somebody heard of it. */
    private void tell(String run) {
        tell(followers.stream().filter(follower -> follower.run.equals(run)).toList());
    }

    private void look() {
        long now = System.nanoTime();
        followers.stream()
                .filter(follower -> now - follower.since > limits.longest().toNanos())
                .forEach(this::end);
        tell(followers);
    }

    private void tell(List<Follower> some) {
        Map<String, JobEntry> now = new HashMap<>();
        try {
            for (Follower follower : some) {
                tell(follower, now.computeIfAbsent(follower.run, runs::find));
            }
        } catch (Refusal e) {
            // the next look may find it
            LOG.debug("nobody is told: {}", e.code());
        } catch (RuntimeException e) {
            LOG.error("{}", Traces.of(e));
        }
    }

    private void tell(Follower follower, JobEntry now) {
        boolean isNews = !now.equals(follower.told);
        if (!isNews && System.nanoTime() - follower.toldAt < SILENCE.toNanos()) {
            return;
        }
        try {
            follower.emitter.send(isNews ? event(now) : SseEmitter.event().comment(""));
            follower.told = now;
            follower.toldAt = System.nanoTime();
            if (now.state().isOver()) {
                end(follower);
            }
        } catch (IOException | IllegalStateException e) {
            // nobody listens any more
            followers.remove(follower);
            follower.emitter.completeWithError(e);
        }
    }

    private static SseEmitter.SseEventBuilder event(JobEntry now) {
        return SseEmitter.event().reconnectTime(RETRY.toMillis()).data(now, MediaType.APPLICATION_JSON);
    }
}
