package tn.segmentation.app.job;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.operations.Traces;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.state.UnusableState;
import tools.jackson.databind.JsonNode;

/** Has the jobs of one kind made, one after the other. */
final class JobLane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobLane.class);

    /** A process that is asked to stop does within a second, unless the disk is slow. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final JobMaker maker;
    private final Jobs jobs;
    private final JobLedger ledger;
    private final String owner;
    private final ExecutorService thread;
    private volatile @Nullable Making making;
    private volatile boolean closed;

    JobLane(JobMaker maker, Jobs jobs, JobLedger ledger, String owner) {
        this.maker = maker;
        this.jobs = jobs;
        this.ledger = ledger;
        this.owner = owner;
        String name = "jobs-" + maker.kind().word();
        this.thread = Executors.newSingleThreadExecutor(task -> new Thread(task, name));
    }

    /** The one that is being made. */
    private static final class Making {

        private final JobProcess process;
        private volatile Job job;

        Making(Job job, JobProcess process) {
            this.job = job;
            this.process = process;
        }
    }

    /** Returns the job that is being made, with what was last said of it. */
    Optional<Job> making() {
        return Optional.ofNullable(making).map(now -> now.job);
    }

    /** Returns a job as above, if that is the one. */
    Optional<Job> making(String id) {
        return making().filter(job -> job.id().equals(id));
    }

    /** Makes what waits, unless something is being made: that comes before. */
    void next() {
        if (closed) {
            return;
        }
        try {
            thread.execute(this::takeNext);
        } catch (RejectedExecutionException e) {
            LOG.debug("what waits is for the next server: {}", e.getMessage());
        }
    }

    /** Stops what is being made if it is that job and somebody asked for it, be it at another server. */
    void obey(Job job) {
        if (job.stoppedBy() != null) {
            stop(job);
        }
    }

    private void stop(Job job) {
        Making now = making;
        if (now != null && now.job.id().equals(job.id())) {
            now.process.stop();
        }
    }

    /** Says that a job is not this server's any more: it is made again by another, or was. */
    void lose(Job job) {
        // A run goes on: if it comes to its end, it is there, whoever took this server for dead.
        if (isRepeated(job)) {
            LOG.warn(
                    "job {} ({}) is stopped: another server took this one for dead",
                    job.id(),
                    job.kind().word());
            stop(job);
        }
    }

    /** Returns whether a job that was interrupted is made again. */
    boolean isRepeated(Job job) {
        return maker.pause(job.tries()).isPresent();
    }

    private void takeNext() {
        if (closed) {
            return;
        }
        try {
            Optional<Job> next = jobs.take(maker.kind(), owner, ledger.now());
            if (next.isPresent()) {
                make(next.get());
                next();
            }
        } catch (UnusableState e) {
            // the pulse says so, and tries again
            LOG.debug("nothing is taken: {}", e.getMessage());
        }
    }

    private void make(Job job) {
        try {
            finish(job, made(job));
        } finally {
            making = null;
        }
        ledger.changed(job);
    }

    private Jobs.End made(Job job) {
        try {
            Making now = new Making(job, new JobProcess(job.id(), maker.start(job)));
            making = now;
            ledger.changed(job);
            if (closed) {
                now.process.stop();
            }
            JobProcess.Ended ended = now.process.await(progress -> {
                now.job = now.job.at(progress);
                ledger.changed(job);
            });
            return end(now.job, ended);
        } catch (RequestRefusal e) {
            LOG.info("job {} cannot be made: {}", job.id(), e.code());
            return failed(JobErrors.of(e.code(), e.params(), job));
        } catch (IOException | RuntimeException e) {
            LOG.error("job {}: {}", job.id(), Traces.of(e));
            return failed(JobErrors.unexplained(job));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return interrupted(job);
        }
    }

    private void finish(Job job, Jobs.End end) {
        Duration pause = end.state() == JobState.COMPLETE
                ? null
                : maker.pause(job.tries()).orElse(null);
        if (pause == null) {
            ledger.end(job, end);
        } else if (end.state() == JobState.INTERRUPTED) {
            ledger.postpone(job, end, Duration.ZERO);
        } else {
            LOG.warn(
                    "job {} ({}) is tried again in {} minutes: {}",
                    job.id(),
                    job.kind().word(),
                    pause.toMinutes(),
                    code(end));
            ledger.postpone(job, end, pause);
        }
    }

    private Jobs.End end(Job job, JobProcess.Ended ended) {
        if (ended.isDone()) {
            return new Jobs.End(JobState.COMPLETE, null, job.progress());
        }
        if (ended.wasStopped() || closed) {
            return interrupted(job);
        }
        Jobs.End end = new Jobs.End(JobState.FAILED, JobErrors.in(ended.said(), job), job.progress());
        LOG.info("job {} ({}) failed: exit code {}, {}", job.id(), job.kind().word(), ended.exitCode(), code(end));
        return end;
    }

    private static String code(Jobs.End end) {
        JsonNode error = end.error();
        return error == null ? "-" : error.path("code").asString("-");
    }

    private static Jobs.End failed(JsonNode reason) {
        return new Jobs.End(JobState.FAILED, reason, null);
    }

    static Jobs.End interrupted(Job job) {
        return new Jobs.End(JobState.INTERRUPTED, JobErrors.interrupted(job), job.progress());
    }

    /** Makes nothing any more: what is being made is asked to stop, what waits is for the next server. */
    void end() {
        closed = true;
        thread.shutdown();
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
            if (!thread.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS) && now != null) {
                now.process.kill();
                thread.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
