package tn.segmentation.app.job;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.CommandLauncher;

/**
 * Jobs of one kind that a part of the server asks for by itself, one at a time, each made by the command of that name.
 * One that fails or is interrupted is made again: such a command leaves nothing half done, and does no harm twice.
 */
public final class OwnJobs implements JobMaker {

    /** How often a job is begun that fails again and again. */
    static final int MOST_TRIES = 10;

    private final JobKind kind;
    private final Actor asker;
    private final CommandLauncher launcher;
    private final JobQueue jobs;
    private final Language language;

    /**
     * Has jobs of a kind made by a queue.
     *
     * @param asker the part of the server, as the audit has it
     * @param language of what is said of them
     */
    public OwnJobs(JobKind kind, Actor asker, CommandLauncher launcher, JobQueue jobs, Language language) {
        this.kind = kind;
        this.asker = asker;
        this.launcher = launcher;
        this.jobs = jobs;
        this.language = language;
        jobs.madeBy(this);
    }

    /** Asks for one, unless one waits or is made already. */
    public void ask() {
        boolean unused = jobs.add(
                Job.queued(
                        UUID.randomUUID().toString(), kind, Job.Request.of(language), Job.Asker.of(asker), jobs.now()),
                1);
    }

    /** Returns the one that was asked for last, if one is remembered. */
    public Optional<Job> last() {
        return jobs.last(kind);
    }

    @Override
    public JobKind kind() {
        return kind;
    }

    @Override
    public Process start(Job job) throws IOException {
        return launcher.start(
                List.of(kind.word(), "--json"),
                job.request().language(),
                Map.of(CommandLauncher.USER, job.asker().name()));
    }

    @Override
    public Optional<Duration> pause(int tries) {
        return later(tries);
    }

    /** Returns 10, 20, 40 and from then on 60 minutes, as often as fits into a working day. */
    static Optional<Duration> later(int tries) {
        if (tries >= MOST_TRIES) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMinutes(Math.min(60, 10L << Math.max(0, tries - 1))));
    }
}
