package tn.segmentation.app.job;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Jobs as another server has them. */
public final class JobFixtures {

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

    /** Ends a run that somebody asked to stop. */
    public void obeys(String id) {
        jobs.end(another(id), new Jobs.End(JobState.INTERRUPTED, null, null), Instant.now());
    }
}
