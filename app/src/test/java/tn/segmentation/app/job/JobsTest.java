package tn.segmentation.app.job;

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
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
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

        assertThat(jobs.take(JobKind.RUN, "one", NOON).map(Job::id)).contains("c");
        assertThat(jobs.take(JobKind.RUN, "two", NOON).map(Job::id)).contains("a");
        Job last = jobs.take(JobKind.RUN, "one", NOON).orElseThrow();
        assertThat(last.id()).isEqualTo("b");
        assertThat(last.state()).isEqualTo(JobState.RUNNING);
        assertThat(last.startedAt()).isEqualTo(NOON);
        assertThat(jobs.take(JobKind.RUN, "two", NOON)).isEmpty();
    }

    @Test
    void handsEachJobToOneOfThoseWhoTakeAtTheSameTime() throws InterruptedException {
        IntStream.range(0, 20).forEach(i -> add("job" + i));
        List<String> taken = Collections.synchronizedList(new ArrayList<>());
        List<Thread> servers = IntStream.range(0, 4)
                .mapToObj(i -> new Thread(() -> {
                    Jobs own = Jobs.open(configuration);
                    Optional<Job> job = own.take(JobKind.RUN, "server" + i, NOON);
                    while (job.isPresent()) {
                        taken.add(job.get().id());
                        job = own.take(JobKind.RUN, "server" + i, NOON);
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
        jobs.take(JobKind.RUN, "one", NOON);

        assertThat(jobs.add(job("c"), 2)).isFalse();
        assertThat(jobs.find("c")).isEmpty();
        assertThat(jobs.add(backup("c"), 1)).as("of another kind").isTrue();
        jobs.end(one("a"), new Jobs.End(JobState.FAILED, ERROR, null), NOON);
        assertThat(jobs.add(job("d"), 2)).isTrue();
    }

    @Test
    void isTakenByPriorityThenInOrder() {
        jobs.add(job("nightly").with(JobPriority.LOW), MANY);
        add("first");
        jobs.add(job("urgent").with(JobPriority.HIGH), MANY);
        add("second");

        assertThat(IntStream.range(0, 4)
                        .mapToObj(i -> jobs.take(JobKind.RUN, "one", NOON).orElseThrow())
                        .map(Job::id))
                .containsExactly("urgent", "first", "second", "nightly");
    }

    @Test
    void givesWayWhenTheServerAsksByItself() {
        Job own = Job.queued("a", JobKind.RUN, Job.Request.of(Language.FRENCH), Job.Asker.of(Actor.ROUTINE), NOON);

        assertThat(own.priority()).isEqualTo(JobPriority.LOW);
        assertThat(job("b").priority()).isEqualTo(JobPriority.NORMAL);
    }

    @Test
    void isTakenByWhoeverMakesItsKind() {
        add("a");
        jobs.add(backup("b"), MANY);

        assertThat(jobs.take(JobKind.BACKUP, "one", NOON).map(Job::id)).contains("b");
        assertThat(jobs.take(JobKind.BACKUP, "one", NOON)).isEmpty();
        assertThat(jobs.take(JobKind.RUN, "one", NOON).map(Job::id)).contains("a");
    }

    @Test
    void isTriedAgainWhenItIsDue() {
        jobs.add(backup("a"), MANY);
        assertThat(jobs.take(JobKind.BACKUP, "one", NOON).map(Job::tries)).contains(1);
        Instant due = NOON.plusSeconds(600);

        Job waits = jobs.postpone(one("a"), new Jobs.End(JobState.FAILED, ERROR, null), due, NOON)
                .orElseThrow();

        assertThat(waits)
                .returns(JobState.QUEUED, Job::state)
                .returns(due, Job::dueAt)
                .returns(ERROR, Job::error)
                .returns(null, Job::endedAt);
        assertThat(jobs.abandoned(due.plus(PATIENCE), PATIENCE)).isEmpty();
        assertThat(jobs.census(NOON).waitingSince()).as("it waits for its time").isNull();
        assertThat(jobs.take(JobKind.BACKUP, "two", due.minusSeconds(1))).isEmpty();
        assertThat(jobs.take(JobKind.BACKUP, "two", due).orElseThrow())
                .returns(2, Job::tries)
                .returns(null, Job::dueAt)
                .returns(JobState.RUNNING, Job::state);
    }

    @Test
    void isNotTriedAgainWhenSomebodyAskedToStopIt() {
        jobs.add(backup("a"), MANY);
        jobs.take(JobKind.BACKUP, "one", NOON);
        jobs.stop("a", "sami", NOON);

        Jobs.End end = new Jobs.End(JobState.INTERRUPTED, ERROR, null);
        assertThat(jobs.postpone(one("a"), end, null, NOON).map(Job::state)).contains(JobState.CANCELLED);
        assertThat(jobs.take(JobKind.BACKUP, "one", NOON)).isEmpty();
    }

    /** Two servers find the same attempt of a third that is gone. */
    @Test
    void isTakenBackByOneServerAlone() {
        jobs.add(backup("a"), MANY);
        jobs.take(JobKind.BACKUP, "gone", NOON);
        Job seen = jobs.abandoned(NOON.plusSeconds(11), PATIENCE).get(0);
        Jobs.End end = new Jobs.End(JobState.INTERRUPTED, ERROR, null);

        assertThat(jobs.postpone(Jobs.Attempt.of(seen), end, null, NOON).map(Job::state))
                .contains(JobState.QUEUED);
        assertThat(jobs.postpone(Jobs.Attempt.of(seen), end, null, NOON)).isEmpty();
        jobs.take(JobKind.BACKUP, "two", NOON.plusSeconds(12));
        assertThat(jobs.postpone(Jobs.Attempt.of(seen), end, null, NOON)).isEmpty();
        assertThat(jobs.end(Jobs.Attempt.of(seen), end, NOON)).isEmpty();
        assertThat(jobs.keep(Jobs.Attempt.of("a", "gone"), null, NOON)).isEmpty();
        assertThat(jobs.end(Jobs.Attempt.of("a", "gone"), end, NOON)).isEmpty();
        assertThat(jobs.find("a").orElseThrow())
                .returns(JobState.RUNNING, Job::state)
                .returns(2, Job::tries)
                .returns(NOON.plusSeconds(12), Job::aliveAt);
    }

    @Test
    void saysNothingOfEarlierAttemptsOnceItIsComplete() {
        jobs.add(backup("a"), MANY);
        jobs.take(JobKind.BACKUP, "one", NOON);
        jobs.postpone(one("a"), new Jobs.End(JobState.FAILED, ERROR, PROGRESS), null, NOON);
        assertThat(jobs.take(JobKind.BACKUP, "one", NOON).orElseThrow())
                .returns(null, Job::progress)
                .returns(ERROR, Job::error);

        assertThat(jobs.end(one("a"), new Jobs.End(JobState.COMPLETE, null, null), NOON)
                        .orElseThrow())
                .returns(null, Job::error);
    }

    @Test
    void isCancelledHoweverItEndsAndWaitsForNothingThen() {
        running("a");
        jobs.stop("a", "sami", NOON);
        jobs.add(backup("b"), MANY);
        jobs.take(JobKind.BACKUP, "one", NOON);
        jobs.postpone(one("b"), new Jobs.End(JobState.FAILED, ERROR, null), NOON.plusSeconds(600), NOON);

        assertThat(jobs.end(one("a"), new Jobs.End(JobState.FAILED, ERROR, null), NOON)
                        .map(Job::state))
                .contains(JobState.CANCELLED);
        assertThat(jobs.stop("b", "sami", NOON).orElseThrow())
                .returns(JobState.CANCELLED, Job::state)
                .returns(null, Job::dueAt);
    }

    @Test
    void isLeftToTheServerThatIsAskedWhereSomebodyWaits() {
        Job job = Job.queued("a", JobKind.IMPORT, Job.Request.of(Language.FRENCH), asker(), NOON);

        assertThat(jobs.attend(job, 1, "one", NOON)).isTrue();

        assertThat(jobs.take(JobKind.IMPORT, "two", NOON)).isEmpty();
        assertThat(jobs.begin("a", "one", NOON).map(Job::state)).contains(JobState.RUNNING);
        jobs.end(one("a"), new Jobs.End(JobState.FAILED, ERROR, null), NOON);
        assertThat(jobs.census(NOON.minusSeconds(1)).failedLately())
                .as("whoever waited was told")
                .isZero();
    }

    @Test
    void isAbandonedBeforeItBeganWhereSomebodyWaited() {
        Job job = Job.queued("a", JobKind.IMPORT, Job.Request.of(Language.FRENCH), asker(), NOON);
        jobs.attend(job, 1, "one", NOON);

        assertThat(jobs.abandoned(NOON.plus(PATIENCE).plusMillis(1), PATIENCE))
                .extracting(Job::id)
                .containsExactly("a");
        jobs.end(one("a"), new Jobs.End(JobState.INTERRUPTED, ERROR, null), NOON);
        assertThat(jobs.find("a").map(Job::state)).contains(JobState.INTERRUPTED);
        assertThat(jobs.begin("a", "one", NOON).map(Job::state)).contains(JobState.INTERRUPTED);
    }

    @Test
    void countsWhatWaitsIsMadeAndHasFailed() {
        running("fails");
        running("runs");
        running("starts");
        add("waits", "waits-too");
        jobs.keep(one("runs"), PROGRESS, NOON);
        jobs.end(one("fails"), new Jobs.End(JobState.FAILED, ERROR, null), NOON);

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

        Job kept = jobs.keep(one("a"), PROGRESS, NOON.plusSeconds(1)).orElseThrow();
        assertThat(kept.progress()).isEqualTo(PROGRESS);
        assertThat(kept.aliveAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(jobs.keep(one("a"), null, NOON).map(Job::progress)).contains(PROGRESS);

        Job ended = jobs.end(one("a"), new Jobs.End(JobState.FAILED, ERROR, null), NOON.plusSeconds(9))
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
        Job ended = jobs.end(one("a"), new Jobs.End(JobState.FAILED, ERROR, null), NOON)
                .orElseThrow();
        assertThat(ended.state()).isEqualTo(JobState.COMPLETE);
        assertThat(ended.error()).isNull();
        assertThat(ended.endedAt()).isEqualTo(NOON);
    }

    @Test
    void believesARunThatIsThereMoreThanWhoeverSaidThatItWasInterrupted() {
        running("a");
        jobs.end(one("a"), new Jobs.End(JobState.INTERRUPTED, ERROR, null), NOON);

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
        assertThat(jobs.take(JobKind.RUN, "one", NOON)).isEmpty();
    }

    @Test
    void isCancelledAndNotInterruptedWhenSomebodyAskedForIt() {
        running("a");
        running("b");

        assertThat(jobs.stop("a", "sami", NOON).map(Job::state)).contains(JobState.RUNNING);
        Jobs.End end = new Jobs.End(JobState.INTERRUPTED, ERROR, null);

        assertThat(jobs.end(one("a"), end, NOON).map(Job::state)).contains(JobState.CANCELLED);
        assertThat(jobs.find("a").map(Job::error)).isEmpty();
        assertThat(jobs.end(one("b"), end, NOON).map(Job::state)).contains(JobState.INTERRUPTED);
        assertThat(jobs.find("b").map(Job::error)).contains(ERROR);
    }

    @Test
    void leavesWhatIsOverAsItIs() {
        running("a");
        jobs.end(one("a"), new Jobs.End(JobState.FAILED, ERROR, null), NOON);

        assertThat(jobs.stop("a", "sami", NOON.plusSeconds(1)).map(Job::state)).contains(JobState.FAILED);
        assertThat(jobs.find("a").map(Job::stoppedBy)).isEmpty();
        assertThat(jobs.stop("b", "sami", NOON)).isEmpty();
    }

    @Test
    void isAbandonedWhenNobodySaysAnyMoreThatItIsMade() {
        add("waits", "made");
        jobs.take(JobKind.RUN, "one", NOON);
        jobs.end(one("waits"), new Jobs.End(JobState.FAILED, ERROR, null), NOON);
        jobs.take(JobKind.RUN, "one", NOON);
        add("queued");

        assertThat(jobs.abandoned(NOON.plus(PATIENCE), PATIENCE)).isEmpty();
        assertThat(jobs.abandoned(NOON.plus(PATIENCE).plusMillis(1), PATIENCE))
                .extracting(Job::id)
                .containsExactly("made");
        assertThat(jobs.abandoned(NOON.minus(PATIENCE).minusMillis(1), PATIENCE))
                .as("a clock that was set back")
                .hasSize(1);
        jobs.keep(one("made"), null, NOON.plus(PATIENCE));
        assertThat(jobs.abandoned(NOON.plus(PATIENCE).plusMillis(1), PATIENCE)).isEmpty();
    }

    @Test
    void listsTheNewestFirst() {
        add("b", "c", "a");
        Job.Request request = new Job.Request("set2", "b.csv", List.of(), Language.FRENCH);
        jobs.add(Job.queued("other", JobKind.IMPORT, request, asker(), NOON), MANY);

        assertThat(ids(new Jobs.Search(null, null), 0, 9)).containsExactly("other", "a", "c", "b");
        assertThat(ids(new Jobs.Search(null, "set1"), 0, 9)).containsExactly("a", "c", "b");
        assertThat(ids(new Jobs.Search(JobKind.RUN, null), 1, 2)).containsExactly("c", "b");
        assertThat(ids(new Jobs.Search(JobKind.RUN, "set2"), 0, 9)).isEmpty();
        assertThat(jobs.count(new Jobs.Search(null, null))).isEqualTo(4);
        assertThat(jobs.count(new Jobs.Search(JobKind.RUN, "set1"))).isEqualTo(3);
    }

    @Test
    void forgetsTheOldestOfAKindThatAreOver() {
        jobs.add(backup("kept"), MANY);
        jobs.take(JobKind.BACKUP, "one", NOON);
        jobs.end(one("kept"), new Jobs.End(JobState.COMPLETE, null, null), NOON);
        add("first", "waits");
        jobs.take(JobKind.RUN, "one", NOON);
        jobs.end(one("first"), new Jobs.End(JobState.FAILED, ERROR, null), NOON);
        IntStream.range(0, 499).forEach(i -> add("job" + i));

        assertThat(jobs.find("first")).isEmpty();
        assertThat(jobs.find("waits")).isPresent();
        assertThat(jobs.count(new Jobs.Search(JobKind.RUN, null))).isEqualTo(500);
        assertThat(jobs.find("kept")).as("of another kind").isPresent();
    }

    private void add(String... ids) {
        for (String id : ids) {
            assertThat(jobs.add(job(id), MANY)).isTrue();
        }
    }

    private void running(String id) {
        add(id);
        assertThat(jobs.take(JobKind.RUN, "one", NOON).map(Job::id)).contains(id);
    }

    private static Job job(String id) {
        Job.Request request =
                new Job.Request("set1", "a b.csv", List.of("--segments=3", "--scope=prépayé"), Language.ENGLISH);
        return Job.queued(id, JobKind.RUN, request, asker(), NOON);
    }

    private static Jobs.Attempt one(String id) {
        return Jobs.Attempt.of(id, "one");
    }

    private static Job backup(String id) {
        return Job.queued(id, JobKind.BACKUP, Job.Request.of(Language.ENGLISH), asker(), NOON);
    }

    private List<String> ids(Jobs.Search search, long skipped, int size) {
        return jobs.list(search, skipped, size).stream().map(Job::id).toList();
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
