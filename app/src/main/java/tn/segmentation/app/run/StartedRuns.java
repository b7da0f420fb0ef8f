package tn.segmentation.app.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.dataset.Dataset;
import tn.segmentation.app.dataset.Datasets;
import tn.segmentation.app.job.Job;
import tn.segmentation.app.job.JobEntry;
import tn.segmentation.app.job.JobKind;
import tn.segmentation.app.job.JobMaker;
import tn.segmentation.app.job.JobPriority;
import tn.segmentation.app.job.JobQueue;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.problem.RequestRefusal;

/** The runs that the web application was asked for: each is a job, made by {@code segment} of the command line. */
final class StartedRuns implements JobMaker {

    private static final Logger LOG = LoggerFactory.getLogger(StartedRuns.class);

    private static final int MOST_OPEN = 20;

    private final Datasets datasets;
    private final CommandLauncher launcher;
    private final JobQueue jobs;

    StartedRuns(Datasets datasets, CommandLauncher launcher, JobQueue jobs) {
        this.datasets = datasets;
        this.launcher = launcher;
        this.jobs = jobs;
        jobs.madeBy(this);
    }

    /** From now on somebody hears the id of each run that changes. */
    void tell(Consumer<String> somebody) {
        jobs.tell(somebody);
    }

    /**
     * Starts a run, or puts it behind those that were started before. It survives the server once this returns.
     *
     * @throws RequestRefusal if there is no such file, or something about it is still to be decided, or too many wait
     */
    JobEntry start(RunOrder order, Language language, Job.Asker asker) {
        return start(newId(), order.dataset(), new Wishes(order.options(), order.priority()), language, asker);
    }

    /** Returns an id that no run has. */
    String newId() {
        return RunId.of(jobs.now(), ThreadLocalRandom.current().nextInt());
    }

    /**
     * What is wished of a run.
     *
     * @param options of the command line
     * @param priority which goes first; null for what goes without saying for who asks
     */
    record Wishes(List<String> options, @Nullable JobPriority priority) {}

    /**
     * Starts a run as above, under an id that {@link #newId} has made; one that was started before is not started
     * again.
     */
    JobEntry start(String id, String file, Wishes wishes, Language language, Job.Asker asker) {
        Dataset dataset = datasets.find(file);
        if (!dataset.isDecided()) {
            throw new RequestRefusal(409, "dataset_undecided", Map.of("file", dataset.name()));
        }
        // What was said about the file until now counts, whatever is said before its turn comes.
        List<String> options = new ArrayList<>(dataset.answers().options());
        options.addAll(wishes.options());
        Job.Request request = new Job.Request(dataset.id(), dataset.name(), options, language);
        Job job = Job.queued(id, JobKind.RUN, request, asker, jobs.now());
        if (wishes.priority() != null) {
            job = job.with(wishes.priority());
        }
        if (!jobs.add(job, MOST_OPEN)) {
            throw new RequestRefusal(503, "runs_busy", Map.of());
        }
        return JobEntry.ofRun(job);
    }

    /**
     * Returns how far a run is.
     *
     * @throws RequestRefusal if the web application was never asked for it, or it is forgotten
     */
    JobEntry find(String id) {
        return known(id, jobs.find(id));
    }

    /** Returns the run that was last started of a file, if one was and is remembered. */
    Optional<JobEntry> last(String dataset) {
        return jobs.last(JobKind.RUN, dataset).map(JobEntry::ofRun);
    }

    /** Returns the run of that id as the database has it, if it is remembered. */
    Optional<JobEntry> recorded(String id) {
        return jobs.recorded(id).filter(StartedRuns::isRun).map(JobEntry::ofRun);
    }

    /** Stops a run unless it is over; returns how far it is, which may still be on its way to its end. */
    JobEntry cancel(String id, Job.Asker by) {
        known(id, jobs.recorded(id));
        return known(id, jobs.cancel(id, by));
    }

    private static JobEntry known(String id, Optional<Job> job) {
        return job.filter(StartedRuns::isRun)
                .map(JobEntry::ofRun)
                .orElseThrow(() -> new RequestRefusal(404, "run_not_started", Map.of("run", id)));
    }

    private static boolean isRun(Job job) {
        return job.kind() == JobKind.RUN;
    }

    @Override
    public JobKind kind() {
        return JobKind.RUN;
    }

    @Override
    public Process start(Job job) throws IOException {
        Dataset dataset = datasets.find(job.request().dataset());
        List<String> arguments =
                new ArrayList<>(List.of("segment", datasets.file(dataset).toString(), "--json"));
        arguments.addAll(job.request().options());
        Map<String, String> properties = Map.of(
                Commission.RUN, job.id(),
                Commission.INPUT, dataset.name(),
                Commission.USER, job.asker().name());
        LOG.info("run {} is started for dataset {}", job.id(), dataset.id());
        return launcher.start(arguments, job.request().language(), properties);
    }

    /** Whoever asked for it looks at what went wrong first. */
    @Override
    public Optional<Duration> pause(int tries) {
        return Optional.empty();
    }
}
