package tn.segmentation.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static tn.segmentation.app.job.JobFixtures.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.HandClock;
import tn.segmentation.app.Pause;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.state.OnEveryDatabase;
import tn.segmentation.app.state.TestState;

/** What becomes of jobs in the hands of a server. What makes them are processes of a shell. */
@OnEveryDatabase(Jobs.class)
class JobQueueTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration MOST = Duration.ofMinutes(1);
    private static final String FOREVER = "exec sleep 600";

    private final HandClock clock = HandClock.at(NOON);
    private final List<JobQueue> servers = new ArrayList<>();

    @TempDir
    Path home;

    private Configuration configuration;

    @BeforeEach
    void hasAPlatform() {
        configuration = TestState.configuration(home);
    }

    @AfterEach
    void endsServers() {
        servers.forEach(JobQueue::close);
    }

    /** Makes jobs by a script. */
    private record Script(JobKind kind, String text, boolean isRepeated) implements JobMaker {

        @Override
        public Process start(Job job) throws IOException {
            return new ProcessBuilder("sh", "-c", text).start();
        }

        @Override
        public Optional<Duration> pause(int tries) {
            return isRepeated ? OwnJobs.later(tries) : Optional.empty();
        }
    }

    @Test
    void makesWhatWaitsAndTellsHowFarItIs() {
        JobQueue queue = server(new Script(
                JobKind.BACKUP, "echo '{\"stage\":\"write\",\"done\":3}' >&2; echo other >&2; echo {}", true));

        add(queue, "a", JobKind.BACKUP);

        Job job = await(queue, "a", state(JobState.COMPLETE));
        assertThat(job.progress()).hasToString("{\"stage\":\"write\",\"done\":3}");
        assertThat(job).returns(1, Job::tries).returns(NOON, Job::endedAt).returns(null, Job::error);
        Pause.until(() -> queue.made(JobState.COMPLETE) == 1);
    }

    @Test
    void makesEachKindBesideTheOthersAndOneOfAKindAfterTheOther() throws IOException {
        Path gate = home.resolve("gate");
        JobQueue queue = server(
                new Script(JobKind.RUN, "while [ ! -e " + gate + " ]; do sleep 0.05; done; echo {}", false),
                new Script(JobKind.BACKUP, "echo {}", true));

        add(queue, "first", JobKind.RUN);
        await(queue, "first", state(JobState.RUNNING));
        add(queue, "second", JobKind.RUN);
        add(queue, "backup", JobKind.BACKUP);

        await(queue, "backup", state(JobState.COMPLETE));
        assertThat(queue.find("first").map(Job::state)).contains(JobState.RUNNING);
        assertThat(queue.find("second").map(Job::state)).contains(JobState.QUEUED);
        Files.createFile(gate);
        await(queue, "second", state(JobState.COMPLETE));
        await(queue, "first", state(JobState.COMPLETE));
    }

    @Test
    void triesAgainLaterWhatHasFailedWhereThatDoesNoHarm() throws IOException {
        Path gate = home.resolve("gate");
        JobQueue queue = server(new Script(JobKind.BACKUP, "echo {}; test -e " + gate, true));

        add(queue, "a", JobKind.BACKUP);

        Job waits = await(queue, "a", job -> job.dueAt() != null);
        assertThat(waits).returns(JobState.QUEUED, Job::state).returns(NOON.plusSeconds(600), Job::dueAt);
        assertThat(waits.error()).isNotNull();
        assertThat(waits.error().path("text").asString()).startsWith("This job has failed.");
        Files.createFile(gate);
        clock.pass(Duration.ofMinutes(10));
        assertThat(await(queue, "a", state(JobState.COMPLETE)).tries()).isEqualTo(2);
        assertThat(queue.made(JobState.FAILED)).isZero();
    }

    @Test
    void givesUpInTheEnd() {
        JobQueue queue = server(new Script(JobKind.BACKUP, "echo {}; exit 3", true));

        add(queue, "a", JobKind.BACKUP);
        for (int tries = 1; tries < OwnJobs.MOST_TRIES; tries++) {
            int begun = tries;
            await(queue, "a", job -> job.tries() == begun && job.dueAt() != null);
            clock.pass(Duration.ofHours(1));
        }

        assertThat(await(queue, "a", state(JobState.FAILED)).tries()).isEqualTo(10);
        Pause.until(() -> queue.made(JobState.FAILED) == 1);
    }

    @Test
    void waitsLongerEachTimeUpToAnHour() {
        assertThat(List.of(1, 2, 3, 4, 9).stream().map(OwnJobs::later))
                .containsExactly(
                        Optional.of(Duration.ofMinutes(10)),
                        Optional.of(Duration.ofMinutes(20)),
                        Optional.of(Duration.ofMinutes(40)),
                        Optional.of(Duration.ofMinutes(60)),
                        Optional.of(Duration.ofMinutes(60)));
        assertThat(OwnJobs.later(10)).isEmpty();
    }

    @Test
    void stopsWhatIsMade() {
        JobQueue queue = server(new Script(JobKind.BACKUP, FOREVER, true));
        add(queue, "a", JobKind.BACKUP);
        await(queue, "a", state(JobState.RUNNING));

        queue.cancel("a", new Job.Asker("7", "sami"));

        assertThat(await(queue, "a", state(JobState.CANCELLED)).stoppedBy()).isEqualTo("sami");
        assertThat(queue.cancel("b", new Job.Asker("7", "sami"))).isEmpty();
    }

    @Test
    void leavesWhatIsMadeToTheNextServerWhereThatDoesNoHarm() {
        JobQueue first = server(new Script(JobKind.BACKUP, FOREVER, true), new Script(JobKind.RUN, FOREVER, false));
        add(first, "backup", JobKind.BACKUP);
        add(first, "run", JobKind.RUN);
        await(first, "backup", state(JobState.RUNNING));
        await(first, "run", state(JobState.RUNNING));

        first.close();

        assertThat(first.recorded("backup").orElseThrow())
                .returns(JobState.QUEUED, Job::state)
                .returns(null, Job::dueAt);
        assertThat(first.recorded("run").map(Job::state)).contains(JobState.INTERRUPTED);
        assertThat(first.add(job("late", JobKind.RUN), 9)).isFalse();
        JobQueue next = server(new Script(JobKind.BACKUP, "echo {}", true));
        assertThat(await(next, "backup", state(JobState.COMPLETE)).tries()).isEqualTo(2);
    }

    @Test
    void takesBackWhatAServerWasMakingThatIsGone() {
        Jobs gone = Jobs.open(configuration);
        gone.add(job("backup", JobKind.BACKUP), 9);
        gone.add(job("run", JobKind.RUN), 9);
        gone.take(JobKind.BACKUP, "gone", NOON.minusSeconds(11));
        gone.take(JobKind.RUN, "gone", NOON.minusSeconds(11));
        gone.attend(job("import", JobKind.IMPORT), 9, "gone", NOON.minusSeconds(11));

        JobQueue queue = server(new Script(JobKind.BACKUP, "echo {}", true), new Script(JobKind.RUN, "echo {}", false));

        assertThat(await(queue, "backup", state(JobState.COMPLETE)).tries()).isEqualTo(2);
        await(queue, "run", state(JobState.INTERRUPTED));
        await(queue, "import", state(JobState.INTERRUPTED));
    }

    /** Another server took this one for dead, and has begun the same job. */
    @Test
    void stopsWhatAnotherServerMakesAgain() throws IOException {
        Path alive = home.resolve("alive");
        JobQueue queue = server(new Script(JobKind.BACKUP, "echo $$ > " + alive + "; " + FOREVER, true));
        add(queue, "a", JobKind.BACKUP);
        Job seen = await(queue, "a", state(JobState.RUNNING));
        ProcessHandle maker = maker(alive);
        Jobs other = Jobs.open(configuration);

        assertThat(other.postpone(Jobs.Attempt.of(seen), new Jobs.End(JobState.INTERRUPTED, null, null), null, NOON))
                .isPresent();
        other.begin("a", "other", NOON);

        assertThat(maker.onExit()).succeedsWithin(MOST);
        assertThat(queue.recorded("a").orElseThrow())
                .returns(JobState.RUNNING, Job::state)
                .returns(2, Job::tries);
    }

    @Test
    void makesWhatSomebodyWaitsFor() {
        JobQueue queue = server();
        Turns turns = new Turns(1, Duration.ZERO, "verdicts_busy");

        String made = queue.attend(job("a", JobKind.IMPORT), turns, attendance -> {
            assertThat(queue.find("a").map(Job::state)).contains(JobState.RUNNING);
            assertThat(refusal(() -> queue.attend(job("b", JobKind.IMPORT), turns, another -> "b")))
                    .returns("verdicts_busy", RequestRefusal::code)
                    .returns(503, RequestRefusal::status);
            return "made";
        });

        assertThat(made).isEqualTo("made");
        assertThat(queue.find("a").map(Job::state)).contains(JobState.COMPLETE);
        assertThat(queue.find("b").orElseThrow().error()).isNotNull();
        String again = queue.attend(job("c", JobKind.IMPORT), turns, attendance -> "free again");
        assertThat(again).isEqualTo("free again");
    }

    @Test
    void remembersWhatWasRefusedWithoutWhatItQuotes() {
        JobQueue queue = server();
        Turns turns = new Turns(1, Duration.ZERO, "verdicts_busy");
        RequestRefusal why = new RequestRefusal(422, "file_empty", Map.of("file", "21655001122"));

        assertThat(refusal(() -> queue.attend(job("a", JobKind.IMPORT), turns, attendance -> {
                    throw why;
                })))
                .isSameAs(why);
        assertThatThrownBy(() -> queue.attend(job("b", JobKind.REPORT), turns, attendance -> {
                    throw new IllegalStateException("21655001122");
                }))
                .isInstanceOf(IllegalStateException.class);

        Job refused = queue.find("a").orElseThrow();
        assertThat(refused.state()).isEqualTo(JobState.FAILED);
        assertThat(refused.error()).isNotNull();
        assertThat(refused.error().toString()).contains("file_empty").doesNotContain("21655001122");
        Job failed = queue.find("b").orElseThrow();
        assertThat(failed.error()).isNotNull();
        assertThat(failed.error().toString()).contains("job_failed").doesNotContain("21655001122");
        assertThat(queue.made(JobState.FAILED)).as("whoever waited was told").isZero();
    }

    @Test
    void endsTheProcessOfWhatSomebodyWaitsForWhenSomebodyStopsIt() {
        JobQueue queue = server();
        Turns turns = new Turns(1, Duration.ZERO, "verdicts_busy");
        CompletableFuture<RequestRefusal> refused = CompletableFuture.supplyAsync(() ->
                refusal(() -> queue.attend(job("a", JobKind.IMPORT), turns, attendance -> {
                    try {
                        Process process = new ProcessBuilder("sh", "-c", FOREVER).start();
                        attendance.isMadeBy(process);
                        throw new RequestRefusal(500, "verdict_failed", Map.of("code", process.waitFor()));
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })));
        await(queue, "a", state(JobState.RUNNING));

        queue.cancel("a", new Job.Asker("7", "sami"));

        assertThat(refused.orTimeout(MOST.toSeconds(), TimeUnit.SECONDS).join())
                .returns("job_stopped", RequestRefusal::code)
                .returns(409, RequestRefusal::status);
        assertThat(queue.find("a").map(Job::state)).contains(JobState.CANCELLED);
    }

    /** Returns the process that has written its number into a file. */
    private static ProcessHandle maker(Path file) throws IOException {
        // What the shell writes is there in one piece, once it is.
        Pause.until(() -> file.toFile().length() > 0);
        return ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow();
    }

    private JobQueue server(JobMaker... makers) {
        JobQueue queue = new JobQueue(Jobs.open(configuration), clock);
        servers.add(queue);
        for (JobMaker maker : makers) {
            queue.madeBy(maker);
        }
        queue.begin();
        return queue;
    }

    private static RequestRefusal refusal(ThrowingCallable call) {
        return catchThrowableOfType(RequestRefusal.class, call);
    }

    private void add(JobQueue queue, String id, JobKind kind) {
        assertThat(queue.add(job(id, kind), 9)).isTrue();
    }

    private Job job(String id, JobKind kind) {
        return Job.queued(id, kind, Job.Request.of(Language.ENGLISH), new Job.Asker("7", "amel"), clock.instant());
    }

    private static Predicate<Job> state(JobState state) {
        return job -> job.state() == state;
    }
}
