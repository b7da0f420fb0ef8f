package tn.segmentation.app.retention;

import java.io.IOException;
import java.time.Duration;
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
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.Rounds;
import tn.segmentation.app.state.UnusableState;

/** Looks every hour whether the term of something is over, and has that removed by a job. */
final class ExpiryWatch implements JobMaker, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryWatch.class);

    private static final Duration PAUSE = Duration.ofHours(1);

    private final Expiries expiries;
    private final CommandLauncher launcher;
    private final JobQueue jobs;
    private final Language language;
    private final Rounds looks = new Rounds("retention");

    ExpiryWatch(Expiries expiries, CommandLauncher launcher, JobQueue jobs, Language language) {
        this.expiries = expiries;
        this.launcher = launcher;
        this.jobs = jobs;
        this.language = language;
        jobs.madeBy(this);
    }

    /** Begins to look. */
    void begin() {
        looks.begin(this::look, Duration.ZERO, PAUSE);
    }

    /** Asks for a job if there is something to remove and none is asked for yet. */
    void look() {
        try {
            if (expiries.areDue()) {
                Job.Asker server = Job.Asker.of(Actor.RETENTION);
                Job job =
                        Job.queued(UUID.randomUUID().toString(), kind(), Job.Request.of(language), server, jobs.now());
                boolean unused = jobs.add(job, 1);
            }
        } catch (UnusableState e) {
            LOG.warn("nobody knows whose term is over: {}", e.code());
        }
    }

    @Override
    public JobKind kind() {
        return JobKind.RETENTION;
    }

    @Override
    public Process start(Job job) throws IOException {
        return launcher.start(
                List.of("retention", "--json"),
                job.request().language(),
                Map.of(CommandLauncher.USER, job.asker().name()));
    }

    /** What is gone already is left alone. */
    @Override
    public Optional<Duration> pause(int tries) {
        return JobMaker.later(tries);
    }

    @Override
    public void close() {
        looks.close();
    }
}
