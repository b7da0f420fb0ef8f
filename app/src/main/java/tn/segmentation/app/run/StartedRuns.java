package tn.segmentation.app.run;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.dataset.Dataset;
import tn.segmentation.app.dataset.Datasets;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.Traces;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.problem.Slice;
import tn.segmentation.app.state.UnusableState;
import tools.jackson.databind.JsonNode;

/**
 * The runs that the web application was asked for: each is a job in the database, made by the command line in a process
 * of its own, one after the other. What waits when the server ends is made by the next one; what was being made is
 * interrupted, since its process ends too.
 */
final class StartedRuns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StartedRuns.class);

    private static final int MOST_OPEN = 20;

    /** How often a server says what it makes, and looks for what there is to make. */
    private static final Duration PULSE = Duration.ofSeconds(1);

    /** A server that says nothing for longer is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A process that is asked to stop does within a second, unless the disk is slow. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Datasets datasets;
    private final CommandLauncher launcher;
    private final Jobs jobs;
    private final Clock clock;
    private final Map<JobState, LongAdder> made = new EnumMap<>(JobState.class);
    private final String owner = UUID.randomUUID().toString();
    private final ExecutorService maker = Executors.newSingleThreadExecutor(task -> new Thread(task, "started-runs"));
    private final ScheduledExecutorService pulse =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "started-runs-pulse"));
    private volatile Consumer<String> listener = id -> {};
    private volatile @Nullable Making making;
    private volatile boolean closed;
    private volatile boolean isOut;

    StartedRuns(Datasets datasets, CommandLauncher launcher, Jobs jobs, Clock clock) {
        this.datasets = datasets;
        this.launcher = launcher;
        this.jobs = jobs;
        this.clock = clock;
        for (JobState state : JobState.values()) {
            made.put(state, new LongAdder());
        }
    }

    /** The one that is being made. */
    private static final class Making {

        private final RunProcess process;
        private volatile Job job;

        Making(Job job, RunProcess process) {
            this.job = job;
            this.process = process;
        }
    }

    /**
     * A part of what there is.
     *
     * @param total how many there are
     */
    record Page(List<StartedRun> runs, int total) {}

    /** Begins to make what waits. */
    void begin() {
        Future<?> unused = pulse.scheduleWithFixedDelay(this::beat, 0, PULSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** From now on somebody hears the id of each run that changes. */
    void tell(Consumer<String> somebody) {
        listener = somebody;
    }

    /**
     * Starts a run, or puts it behind those that were started before. It survives the server once this returns.
     *
     * @throws RequestRefusal if there is no such file, or something about it is still to be decided, or too many wait
     */
    StartedRun start(RunOrder order, Language language, Job.Asker asker) {
        return start(newId(), order.dataset(), order.options(), language, asker);
    }

    /** Returns an id that no run has. */
    String newId() {
        return RunId.of(now(), ThreadLocalRandom.current().nextInt());
    }

    /**
     * Starts a run as above, under an id that {@link #newId} has made; one that was started before is not started
     * again.
     */
    StartedRun start(String id, String file, List<String> wishes, Language language, Job.Asker asker) {
        Dataset dataset = datasets.find(file);
        if (!dataset.isDecided()) {
            throw new RequestRefusal(409, "dataset_undecided", Map.of("file", dataset.name()));
        }
        // What was said about the file until now counts, whatever is said before its turn comes.
        List<String> options = new ArrayList<>(dataset.answers().options());
        options.addAll(wishes);
        Job job = Job.queued(id, new Job.Request(dataset.id(), dataset.name(), options, language), asker, now());
        if (closed || !jobs.add(job, MOST_OPEN)) {
            throw new RequestRefusal(503, "runs_busy", Map.of());
        }
        LOG.info("run {} is asked for, of dataset {}", job.id(), dataset.id());
        makeNext();
        return StartedRun.of(job);
    }

    /**
     * Returns how far a run is.
     *
     * @throws RequestRefusal if the web application was never asked for it, or it is forgotten
     */
    StartedRun find(String id) {
        Making now = making;
        if (now != null && now.job.id().equals(id)) {
            return StartedRun.of(now.job);
        }
        return StartedRun.of(known(id, jobs.find(id)));
    }

    /**
     * Returns those that are remembered, newest first.
     *
     * @param dataset of this file alone; null for all
     */
    Page list(@Nullable String dataset, Slice slice) {
        List<Job> all = dataset == null ? jobs.list() : jobs.of(dataset);
        Making now = making;
        return new Page(
                slice.of(all).stream()
                        .map(job -> now != null && now.job.id().equals(job.id()) ? now.job : job)
                        .map(StartedRun::of)
                        .toList(),
                all.size());
    }

    /** Returns the run of that id as the database has it, if it is remembered. */
    Optional<StartedRun> known(String id) {
        return jobs.find(id).map(StartedRun::of);
    }

    /** Counts the jobs that are remembered, and those that have failed in the last 24 hours. */
    Jobs.Census census() {
        return jobs.census(now().minus(Duration.ofDays(1)));
    }

    /** Returns how many runs this server has begun to make that have come to that state. */
    long made(JobState state) {
        return counter(state).sum();
    }

    /** Stops a run unless it is over; returns how far it is, which may still be on its way to its end. */
    StartedRun cancel(String id, Job.Asker by) {
        Job job = known(id, jobs.stop(id, by.name(), now()));
        obey(job);
        listener.accept(id);
        return StartedRun.of(job);
    }

    /** Makes nothing any more: what is being made is asked to stop, what waits is for the next server. */
    void end() {
        closed = true;
        pulse.shutdown();
        maker.shutdown();
        Making now = making;
        if (now != null) {
            now.process.stop();
        }
    }

    @Override
    public void close() {
        end();
        Making now = making;
        try {
            if (!maker.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS) && now != null) {
                now.process.kill();
                maker.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private LongAdder counter(JobState state) {
        return Objects.requireNonNull(made.get(state), state::word);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Job known(String id, Optional<Job> job) {
        return job.orElseThrow(() -> new RequestRefusal(404, "run_not_started", Map.of("run", id)));
    }

    /** Says once that the database is out, and once that it is back. */
    private void beat() {
        try {
            Making now = making;
            if (now != null) {
                keep(now);
            } else {
                makeNext();
            }
            endAbandoned();
            if (isOut) {
                LOG.info("the database of jobs can be used again");
            }
            isOut = false;
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

    private void keep(Making now) {
        jobs.keep(now.job.id(), now.job.progress(), now()).ifPresent(this::obey);
    }

    /** Stops what this server makes if somebody asked for that, be it another server. */
    private void obey(Job job) {
        Making now = making;
        if (job.stoppedBy() != null && now != null && now.job.id().equals(job.id())) {
            now.process.stop();
        }
    }

    private void endAbandoned() {
        Making now = making;
        for (Job job : jobs.abandoned(now(), PATIENCE)) {
            if (now == null || !now.job.id().equals(job.id())) {
                LOG.warn("run {} was being made by a server that is gone", job.id());
                jobs.end(job.id(), interrupted(job), now());
                listener.accept(job.id());
            }
        }
    }

    private void makeNext() {
        if (closed) {
            return;
        }
        try {
            maker.execute(this::takeNext);
        } catch (RejectedExecutionException e) {
            LOG.debug("what waits is for the next server: {}", e.getMessage());
        }
    }

    private void takeNext() {
        if (closed) {
            return;
        }
        try {
            Optional<Job> next = jobs.take(owner, now());
            if (next.isPresent()) {
                make(next.get());
                makeNext();
            }
        } catch (UnusableState e) {
            // the pulse says so, and tries again
            LOG.debug("nothing is taken: {}", e.getMessage());
        }
    }

    private void make(Job job) {
        Jobs.End end;
        try {
            Making now = new Making(job, start(job));
            making = now;
            listener.accept(job.id());
            if (closed) {
                now.process.stop();
            }
            RunProcess.Ended ended = now.process.await(progress -> {
                now.job = now.job.at(progress);
                listener.accept(job.id());
            });
            end = end(now.job, ended);
        } catch (RequestRefusal e) {
            LOG.info("run {} cannot be made: {}", job.id(), e.code());
            end = failed(RunErrors.of(e.code(), e.params(), job.request().language()));
        } catch (IOException | RuntimeException e) {
            LOG.error("run {}: {}", job.id(), Traces.of(e));
            end = failed(RunErrors.unexplained(job.request().language()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end = interrupted(job);
        }
        try {
            finish(job, end);
        } finally {
            making = null;
        }
        listener.accept(job.id());
    }

    private RunProcess start(Job job) throws IOException {
        Dataset dataset = datasets.find(job.request().dataset());
        List<String> arguments =
                new ArrayList<>(List.of("segment", datasets.file(dataset).toString(), "--json"));
        arguments.addAll(job.request().options());
        Map<String, String> properties = Map.of(
                Commission.RUN, job.id(),
                Commission.INPUT, dataset.name(),
                Commission.USER, job.asker().name());
        LOG.info("run {} is started for dataset {}", job.id(), dataset.id());
        return new RunProcess(job.id(), launcher.start(arguments, job.request().language(), properties));
    }

    /** Writes down how a run has ended, as soon as that can be written; the next server does if this one cannot. */
    private void finish(Job job, Jobs.End end) {
        while (true) {
            try {
                jobs.end(job.id(), end, now())
                        .ifPresent(over -> counter(over.state()).increment());
                return;
            } catch (UnusableState e) {
                LOG.warn("run {}: its end cannot be written yet: {}", job.id(), e.code());
                if (closed || Thread.currentThread().isInterrupted()) {
                    return;
                }
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PULSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Jobs.End end(Job job, RunProcess.Ended ended) {
        Language language = job.request().language();
        if (ended.isDone()) {
            return new Jobs.End(JobState.COMPLETE, null, job.progress());
        }
        if (ended.wasStopped() || closed) {
            return interrupted(job);
        }
        JsonNode reason = RunErrors.in(ended.said(), job.request().name(), language);
        LOG.info("run {} failed: exit code {}, {}", job.id(), ended.exitCode(), reason.path("code"));
        return new Jobs.End(JobState.FAILED, reason, job.progress());
    }

    private static Jobs.End failed(JsonNode reason) {
        return new Jobs.End(JobState.FAILED, reason, null);
    }

    private static Jobs.End interrupted(Job job) {
        JsonNode reason =
                RunErrors.of("run_interrupted", Map.of(), job.request().language());
        return new Jobs.End(JobState.INTERRUPTED, reason, job.progress());
    }
}
