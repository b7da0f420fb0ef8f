package tn.segmentation.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.Pause;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Jobs as another server has them. */
public final class JobFixtures {

    private static final Duration MOST = Duration.ofMinutes(1);

    private final Jobs jobs;

    private JobFixtures(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Returns another server of a platform. */
    public static JobFixtures of(Configuration configuration) {
        return new JobFixtures(Jobs.open(configuration));
    }

    /** Makes a run that is never in the queue, where others would take it. */
    public void makes(String id, Instant aliveAt) {
        Job.Request request = new Job.Request("a", "a.csv", List.of(), Language.ENGLISH);
        Job job = Job.queued(id, JobKind.RUN, request, new Job.Asker("7", "amel"), Instant.now());
        jobs.attend(job, Integer.MAX_VALUE, "another", aliveAt);
        jobs.begin(id, "another", aliveAt);
    }

    /** Says how far a run is, as the command line does. */
    public void says(String id, @Nullable String progress) {
        jobs.keep(another(id), progress == null ? null : JsonMapper.shared().readTree(progress), Instant.now());
    }

    /** Has a run fail. */
    public void fails(String id, String code) {
        Jobs.End end = new Jobs.End(
                JobState.FAILED, JsonMapper.shared().createObjectNode().put("code", code), null);
        jobs.end(another(id), end, Instant.now());
    }

    private static Jobs.Attempt another(String id) {
        return Jobs.Attempt.of(id, "another");
    }

    /** Returns a job as the database has it once it is as it should be; fails if it is not within a minute. */
    public static Job await(JobQueue queue, String id, Predicate<Job> condition) {
        Instant most = Instant.now().plus(MOST);
        Optional<Job> job = queue.recorded(id);
        while (job.filter(condition).isEmpty() && Instant.now().isBefore(most)) {
            Pause.brief();
            job = queue.recorded(id);
        }
        assertThat(job).get().matches(condition);
        return job.orElseThrow();
    }

    /** Ends a run that somebody asked to stop. */
    public void obeys(String id) {
        jobs.end(another(id), new Jobs.End(JobState.INTERRUPTED, null, null), Instant.now());
    }
}
