package tn.segmentation.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.state.OnEveryDatabase;
import tn.segmentation.app.state.TestState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a queue promises to those who put something into it. */
@OnEveryDatabase(Jobs.class)
class JobsTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonNode PROGRESS = json("{\"stage\":\"read\",\"done\":3}");
    private static final JsonNode ERROR = json("{\"code\":\"run_failed\"}");
    private static final int MANY = 100_000;

    @TempDir
    Path home;

    private Configuration configuration;
    private Jobs jobs;

    @BeforeEach
    void opensAPlatform() {
        configuration = TestState.configuration(home);
        jobs = Jobs.open(configuration);
    }

    @Test
    void keepsWhatWasAskedForAndByWhom() {
        Job job = job("a");

        assertThat(jobs.add(job, MANY)).isTrue();

        assertThat(Jobs.open(configuration).find("a")).contains(job);
        assertThat(jobs.find("b")).isEmpty();
    }

    @Test
    void isTakenInOrderAndOnce() {
        add("c", "a", "b");

        assertThat(jobs.take("one", NOON).map(Job::id)).contains("c");
        assertThat(jobs.take("two", NOON).map(Job::id)).contains("a");
        Job last = jobs.take("one", NOON).orElseThrow();
        assertThat(last.id()).isEqualTo("b");
        assertThat(last.state()).isEqualTo(JobState.RUNNING);
        assertThat(last.startedAt()).isEqualTo(NOON);
        assertThat(jobs.take("two", NOON)).isEmpty();
    }

    @Test
    void handsEachJobToOneOfThoseWhoTakeAtTheSameTime() throws InterruptedException {
        IntStream.range(0, 20).forEach(i -> add("job" + i));
        List<String> taken = Collections.synchronizedList(new ArrayList<>());
        List<Thread> servers = IntStream.range(0, 4)
                .mapToObj(i -> new Thread(() -> {
                    Jobs own = Jobs.open(configuration);
                    Optional<Job> job = own.take("server" + i, NOON);
                    while (job.isPresent()) {
                        taken.add(job.get().id());
                        job = own.take("server" + i, NOON);
                    }
                }))
                .toList();

        servers.forEach(Thread::start);
        for (Thread server : servers) {
            server.join();
        }

        assertThat(taken).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void takesNoMoreThanMayWait() {
        add("a", "b");
        jobs.take("one", NOON);

        assertThat(jobs.add(job("c"), 2)).isFalse();
        assertThat(jobs.find("c")).isEmpty();
        jobs.end("a", new Jobs.End(JobState.FAILED, ERROR, null), NOON);
        assertThat(jobs.add(job("c"), 2)).isTrue();
    }

    @Test
    void countsWhatWaitsIsMadeAndHasFailed() {
        running("fails");
        running("runs");
        running("starts");
        add("waits", "waits-too");
        jobs.keep("runs", PROGRESS, NOON);
        jobs.end("fails", new Jobs.End(JobState.FAILED, ERROR, null), NOON);

        Jobs.Census census = jobs.census(NOON.minusSeconds(1));

        assertThat(census.states()).isEqualTo(Map.of(JobState.QUEUED, 2L, JobState.RUNNING, 2L, JobState.FAILED, 1L));
        assertThat(census.waitingSince()).isEqualTo(job("waits").createdAt());
        assertThat(census.stages()).containsExactlyInAnyOrder("read", "");
        assertThat(census.failedLately()).isEqualTo(1);
        assertThat(jobs.census(NOON).failedLately()).isZero();
    }

    @Test
    void knowsHowFarAJobIsAndHowItEnded() {
        running("a");

        Job kept = jobs.keep("a", PROGRESS, NOON.plusSeconds(1)).orElseThrow();
        assertThat(kept.progress()).isEqualTo(PROGRESS);
        assertThat(kept.aliveAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(jobs.keep("a", null, NOON).map(Job::progress)).contains(PROGRESS);

        Job ended = jobs.end("a", new Jobs.End(JobState.FAILED, ERROR, null), NOON.plusSeconds(9))
                .orElseThrow();
        assertThat(ended.state()).isEqualTo(JobState.FAILED);
        assertThat(ended.error()).isEqualTo(ERROR);
        assertThat(ended.progress()).isEqualTo(PROGRESS);
        assertThat(ended.endedAt()).isEqualTo(NOON.plusSeconds(9));
    }

    @Test
    void isCompleteAsSoonAsItsRunIsKnownWhateverBecomesOfTheProcess() {
        running("a");

        Runs.open(configuration).registerAndPublish(run("a"), NOON, "amel");

        Job complete = jobs.find("a").orElseThrow();
        assertThat(complete.state()).isEqualTo(JobState.COMPLETE);
        assertThat(complete.runId()).isEqualTo("a");
        Job ended =
                jobs.end("a", new Jobs.End(JobState.FAILED, ERROR, null), NOON).orElseThrow();
        assertThat(ended.state()).isEqualTo(JobState.COMPLETE);
        assertThat(ended.error()).isNull();
        assertThat(ended.endedAt()).isEqualTo(NOON);
    }

    @Test
    void believesARunThatIsThereMoreThanWhoeverSaidThatItWasInterrupted() {
        running("a");
        jobs.end("a", new Jobs.End(JobState.INTERRUPTED, ERROR, null), NOON);

        Runs.open(configuration).register(run("a"));

        Job job = jobs.find("a").orElseThrow();
        assertThat(job.state()).isEqualTo(JobState.COMPLETE);
        assertThat(job.error()).isNull();
    }

    @Test
    void cancelsWhatWaitsAtOnce() {
        add("a");

        Job job = jobs.stop("a", "sami", NOON).orElseThrow();

        assertThat(job.state()).isEqualTo(JobState.CANCELLED);
        assertThat(job.endedAt()).isEqualTo(NOON);
        assertThat(job.stoppedBy()).isEqualTo("sami");
        assertThat(jobs.take("one", NOON)).isEmpty();
    }

    @Test
    void isCancelledAndNotInterruptedWhenSomebodyAskedForIt() {
        running("a");
        running("b");

        assertThat(jobs.stop("a", "sami", NOON).map(Job::state)).contains(JobState.RUNNING);
        Jobs.End end = new Jobs.End(JobState.INTERRUPTED, ERROR, null);

        assertThat(jobs.end("a", end, NOON).map(Job::state)).contains(JobState.CANCELLED);
        assertThat(jobs.find("a").map(Job::error)).isEmpty();
        assertThat(jobs.end("b", end, NOON).map(Job::state)).contains(JobState.INTERRUPTED);
        assertThat(jobs.find("b").map(Job::error)).contains(ERROR);
    }

    @Test
    void leavesWhatIsOverAsItIs() {
        running("a");
        jobs.end("a", new Jobs.End(JobState.FAILED, ERROR, null), NOON);

        assertThat(jobs.stop("a", "sami", NOON.plusSeconds(1)).map(Job::state)).contains(JobState.FAILED);
        assertThat(jobs.find("a").map(Job::stoppedBy)).isEmpty();
        assertThat(jobs.stop("b", "sami", NOON)).isEmpty();
    }

    @Test
    void isAbandonedWhenNobodySaysAnyMoreThatItIsMade() {
        add("waits", "made");
        jobs.take("one", NOON);
        jobs.end("waits", new Jobs.End(JobState.FAILED, ERROR, null), NOON);
        jobs.take("one", NOON);
        add("queued");

        assertThat(jobs.abandoned(NOON.plus(PATIENCE), PATIENCE)).isEmpty();
        assertThat(jobs.abandoned(NOON.plus(PATIENCE).plusMillis(1), PATIENCE))
                .extracting(Job::id)
                .containsExactly("made");
        assertThat(jobs.abandoned(NOON.minus(PATIENCE).minusMillis(1), PATIENCE))
                .as("a clock that was set back")
                .hasSize(1);
        jobs.keep("made", null, NOON.plus(PATIENCE));
        assertThat(jobs.abandoned(NOON.plus(PATIENCE).plusMillis(1), PATIENCE)).isEmpty();
    }

    @Test
    void listsTheNewestFirst() {
        add("b", "c", "a");
        jobs.add(
                Job.queued("other", new Job.Request("set2", "b.csv", List.of(), Language.FRENCH), asker(), NOON), MANY);

        assertThat(jobs.list()).extracting(Job::id).containsExactly("other", "a", "c", "b");
        assertThat(jobs.of("set1")).extracting(Job::id).containsExactly("a", "c", "b");
    }

    @Test
    void forgetsTheOldestThatAreOver() {
        add("first", "waits");
        jobs.take("one", NOON);
        jobs.end("first", new Jobs.End(JobState.FAILED, ERROR, null), NOON);
        IntStream.range(0, 499).forEach(i -> add("job" + i));

        assertThat(jobs.find("first")).isEmpty();
        assertThat(jobs.find("waits")).isPresent();
        assertThat(jobs.list()).hasSize(500);
    }

    private void add(String... ids) {
        for (String id : ids) {
            assertThat(jobs.add(job(id), MANY)).isTrue();
        }
    }

    private void running(String id) {
        add(id);
        assertThat(jobs.take("one", NOON).map(Job::id)).contains(id);
    }

    private static Job job(String id) {
        Job.Request request =
                new Job.Request("set1", "a b.csv", List.of("--segments=3", "--scope=prépayé"), Language.ENGLISH);
        return Job.queued(id, request, asker(), NOON);
    }

    private static Job.Asker asker() {
        return new Job.Asker("7", "amel");
    }

    private RegisteredRun run(String id) {
        return new RegisteredRun(id, home.resolve(id), "a b.csv", "00", NOON, 3, null, null);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
