package tn.segmentation.app.backup;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.job.Job;
import tn.segmentation.app.job.JobKind;
import tn.segmentation.app.job.JobMaker;
import tn.segmentation.app.job.JobQueue;
import tn.segmentation.app.job.JobState;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.Rounds;
import tn.segmentation.app.state.UnusableState;

/**
 * Has a backup taken whenever the configuration has changed, whoever changed it: the audit says so, of people at the
 * pages as of commands.
 */
final class BackupWatch implements JobMaker, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackupWatch.class);

    private static final Duration PULSE = Duration.ofSeconds(10);

    /** After one that was given up, or that somebody stopped. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private final BackupHistory history;
    private final CommandLauncher launcher;
    private final JobQueue jobs;
    private final Language language;
    private final Rounds pulse = new Rounds("backups");

    BackupWatch(BackupHistory history, CommandLauncher launcher, JobQueue jobs, Language language) {
        this.history = history;
        this.launcher = launcher;
        this.jobs = jobs;
        this.language = language;
        jobs.madeBy(this);
    }

    /** Begins to look. */
    void begin() {
        pulse.begin(this::look, PULSE, PULSE);
    }

    /** Asks for a backup if the configuration has changed since the last, and none is asked for yet. */
    void look() {
        try {
            if (history.isBehind() && jobs.last(kind()).filter(this::isEnough).isEmpty()) {
                Job.Asker server = Job.Asker.of(Actor.BACKUP);
                Job job =
                        Job.queued(UUID.randomUUID().toString(), kind(), Job.Request.of(language), server, jobs.now());
                boolean unused = jobs.add(job, 1);
            }
        } catch (UnusableState e) {
            LOG.debug("nobody knows whether a backup is due: {}", e.code());
        }
    }

    /** What waits to be tried again is as good as one that is asked for. */
    private boolean isEnough(Job last) {
        Instant endedAt = last.endedAt();
        return !last.state().isOver()
                || (last.state() != JobState.COMPLETE
                        && endedAt != null
                        && endedAt.plus(PAUSE).isAfter(jobs.now()));
    }

    @Override
    public JobKind kind() {
        return JobKind.BACKUP;
    }

    @Override
    public Process start(Job job) throws IOException {
        return launcher.start(
                List.of("backup", "--json"),
                job.request().language(),
                Map.of(CommandLauncher.USER, job.asker().name()));
    }

    /** Nothing is in the repository before all of it is. */
    @Override
    public Optional<Duration> pause(int tries) {
        return JobMaker.later(tries);
    }

    @Override
    public void close() {
        pulse.close();
    }
}
