package tn.segmentation.app.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.operations.Traces;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.state.UnusableState;
import tools.jackson.databind.JsonNode;

/**
 * What was asked for and takes longer than an answer: each is a job in the database, made by the command line in a
 * process of its own. Of each kind one is made after the other; what somebody waits for is made a few at a time. What
 * waits when the server ends is made by the next one; what was being made is interrupted, since its process ends too,
 * and made again where that does no harm. Safe for use by many threads; methods throw {@link UnusableState} when the
 * database cannot be used.
 */
public final class JobQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);

    /** How often a server says what it makes, and looks for what there is to make. */
    private static final Duration PULSE = Duration.ofSeconds(1);

    /** A server that says nothing for longer is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The server answers fewer requests at a time than that. */
    private static final int MOST_ATTENDED = 1_000;

    private final Jobs jobs;
    private final JobLedger ledger;
    private final String owner = UUID.randomUUID().toString();
    private final Map<JobKind, JobLane> lanes = new EnumMap<>(JobKind.class);
    private final Map<String, Attendance> attended = new ConcurrentHashMap<>();
    private final ScheduledExecutorService pulse =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "jobs-pulse"));
    private volatile boolean closed;
    private boolean isOut;
    private long backAt = System.nanoTime() - 2 * PATIENCE.toNanos();

    /** Shares the jobs of a platform with other servers. */
    public JobQueue(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.ledger = new JobLedger(jobs, owner, clock);
    }

    /** Makes something of which somebody waits for the end. */
    @FunctionalInterface
    public interface Attended<T> {
        /**
         * Makes it.
         *
         * @param attendance hears of the process that does, and says whether it is still wanted
         */
        T make(Attendance attendance);
    }

    /** Has the jobs of a kind made here; to be said before the queue begins. */
    public void madeBy(JobMaker maker) {
        lanes.put(maker.kind(), new JobLane(maker, jobs, ledger, owner));
    }

    /** Begins to make what waits. */
    public void begin() {
        Future<?> unused = pulse.scheduleWithFixedDelay(this::beat, 0, PULSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** From now on somebody hears the id of each job that changes. */
    public void tell(Consumer<String> somebody) {
        ledger.tell(somebody);
    }

    /**
     * Puts a job behind those that wait, which survives the server once this returns; one that is there already stays
     * as it is.
     *
     * @param most of its kind that may wait or be made
     * @return whether there was room for it
     */
    public boolean add(Job job, int most) {
        if (closed || !jobs.add(job, most)) {
            return false;
        }
        LOG.info("job {} ({}) is asked for", job.id(), job.kind().word());
        next(job.kind());
        return true;
    }

    private void next(JobKind kind) {
        JobLane lane = lanes.get(kind);
        if (lane != null) {
            lane.next();
        }
    }

    /**
     * Makes a job when its turn comes, while whoever asked for it waits; if the server ends before, nothing comes of
     * it.
     *
     * @throws RequestRefusal if it is not made, or {@code job_stopped} (409) if somebody stopped it
     */
    public <T> T attend(Job job, Turns turns, Attended<T> work) {
        if (!jobs.attend(job, MOST_ATTENDED, owner, ledger.now())) {
            throw busy(turns);
        }
        Attendance attendance = new Attendance();
        attended.put(job.id(), attendance);
        try {
            T made = inTurn(job, turns, attendance, work);
            ledger.end(job, new Jobs.End(JobState.COMPLETE, null, null));
            return made;
        } catch (RuntimeException e) {
            JsonNode reason = e instanceof RequestRefusal refusal
                    ? JobErrors.refused(refusal.code(), job)
                    : JobErrors.unexplained(job);
            ledger.end(job, new Jobs.End(JobState.FAILED, reason, null));
            attendance.requireWanted();
            throw e;
        } finally {
            attended.remove(job.id());
        }
    }

    private <T> T inTurn(Job job, Turns turns, Attendance attendance, Attended<T> work) {
        try {
            if (!turns.take(job.priority())) {
                throw busy(turns);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy(turns);
        }
        try {
            jobs.begin(job.id(), owner, ledger.now()).ifPresent(this::obey);
            attendance.requireWanted();
            return work.make(attendance);
        } finally {
            turns.give();
        }
    }

    private static RequestRefusal busy(Turns turns) {
        return new RequestRefusal(503, turns.busy(), Map.of());
    }

    /** Returns a job as it is now, if it is remembered. */
    public Optional<Job> find(String id) {
        for (JobLane lane : lanes.values()) {
            Optional<Job> making = lane.making(id);
            if (making.isPresent()) {
                return making;
            }
        }
        return recorded(id);
    }

    /** Returns a job as the database has it, if it is remembered. */
    public Optional<Job> recorded(String id) {
        return jobs.find(id);
    }

    /** Returns the newest job of a kind, if one is remembered. */
    public Optional<Job> last(JobKind kind) {
        return last(kind, null);
    }

    /** Returns the newest job of a kind as above, of those that are about a file; null for whatever they are about. */
    public Optional<Job> last(JobKind kind, @Nullable String dataset) {
        return jobs.list(new Jobs.Search(kind, dataset), 0, 1).stream().findFirst();
    }

    /** Returns some of the jobs that are remembered, newest first: at most {@code size} behind {@code skipped}. */
    List<Job> list(Jobs.Search search, long skipped, int size) {
        return jobs.list(search, skipped, size).stream()
                .map(job -> making(job).orElse(job))
                .toList();
    }

    /** Returns the jobs that were asked for last, of every kind, newest first. */
    public List<Job> newest(int size) {
        return list(new Jobs.Search(null, null), 0, size);
    }

    long count(Jobs.Search search) {
        return jobs.count(search);
    }

    /** Returns a job with what was last said of it, if this server is making it. */
    private Optional<Job> making(Job job) {
        return Optional.ofNullable(lanes.get(job.kind())).flatMap(lane -> lane.making(job.id()));
    }

    /** Stops a job unless it is over; returns it as it is now, which may still be on its way to its end. */
    public Optional<Job> cancel(String id, Job.Asker by) {
        Optional<Job> job = jobs.stop(id, by.name(), ledger.now());
        job.ifPresent(this::obey);
        job.ifPresent(ledger::changed);
        return job;
    }

    /** Counts the jobs that are remembered, and those that have failed in the last 24 hours. */
    Jobs.Census census() {
        return jobs.census(ledger.now().minus(Duration.ofDays(1)));
    }

    /**
     * Returns how many jobs have come to that state in the hands of this server; those that somebody waits for aside.
     */
    long made(JobState state) {
        return ledger.made(state);
    }

    /** Returns the time, as precise as it is written down. */
    public Instant now() {
        return ledger.now();
    }

    /** Says once that the database is out, and once that it is back. */
    private void beat() {
        try {
            ledger.writeLate();
            attended.keySet().forEach(this::keep);
            lanes.values().forEach(lane -> lane.making().ifPresentOrElse(job -> keep(lane, job), lane::next));
            if (isOut) {
                LOG.info("the database of jobs can be used again");
                isOut = false;
                backAt = System.nanoTime();
            }
            // Whoever could not say that it is there while the database was out has the time to.
            if (System.nanoTime() - backAt > PATIENCE.toNanos()) {
                endAbandoned();
            }
        } catch (UnusableState e) {
            if (!isOut) {
                LOG.error("the database of jobs cannot be used: {}", e.getMessage());
            }
            isOut = true;
        } catch (RuntimeException e) {
            // the next beat has to come
            LOG.error("{}", Traces.of(e));
        }
    }

    private void keep(String id) {
        jobs.keep(Jobs.Attempt.of(id, owner), null, ledger.now()).ifPresent(this::obey);
    }

    private void keep(JobLane lane, Job job) {
        jobs.keep(Jobs.Attempt.of(job.id(), owner), job.progress(), ledger.now())
                .ifPresentOrElse(this::obey, () -> lane.lose(job));
    }

    /** Stops what this server makes if somebody asked for that, be it another server. */
    private void obey(Job job) {
        lanes.values().forEach(lane -> lane.obey(job));
        Attendance attendance = attended.get(job.id());
        if (job.stoppedBy() != null && attendance != null) {
            attendance.stop();
        }
    }

    private void endAbandoned() {
        for (Job job : jobs.abandoned(ledger.now(), PATIENCE)) {
            if (attended.containsKey(job.id()) || making(job).isPresent()) {
                continue;
            }
            LOG.warn(
                    "job {} ({}) was being made by a server that is gone",
                    job.id(),
                    job.kind().word());
            // Other servers see it too: only one of them says what becomes of this attempt.
            Jobs.Attempt attempt = Jobs.Attempt.of(job);
            JobLane lane = lanes.get(job.kind());
            if (lane != null && lane.isRepeated(job)) {
                jobs.postpone(attempt, JobLane.interrupted(job), null, ledger.now());
            } else {
                jobs.end(attempt, JobLane.interrupted(job), ledger.now());
            }
            ledger.changed(job);
        }
    }

    /**
     * Makes nothing any more: what is being made is asked to stop, what waits is for the next server. What somebody
     * waits for goes on.
     */
    public void end() {
        closed = true;
        lanes.values().forEach(JobLane::end);
    }

    @Override
    public void close() {
        end();
        pulse.shutdown();
        lanes.values().forEach(JobLane::close);
    }
}
