package tn.segmentation.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.security.Requester;
import tn.segmentation.app.state.OnEveryDatabase;
import tn.segmentation.app.state.TestState;
import tn.segmentation.app.state.UnusableState;

@OnEveryDatabase(Runs.class)
class RunsTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void knowsNoRunAtFirst() {
        Runs runs = open();

        assertThat(runs.published()).isEmpty();
        assertThat(runs.list()).isEmpty();
        assertThat(runs.find("20261101T070000-3fa9c1")).isEmpty();
    }

    @Test
    void publishesTheRunThatWasPublishedLast() {
        Runs runs = open();
        runs.registerAndPublish(run("a", 1), NOON, "amel");
        runs.registerAndPublish(run("b", 2), NOON, "amel");
        // Clocks can be set back: the order is that of the calls.
        runs.publish("a", NOON.minusSeconds(60), "sami");

        assertThat(runs.published()).contains(run("a", 1));
        assertThat(runs.publications()).extracting(Runs.Publication::runId).containsExactly("a", "b", "a");
        assertThat(runs.publications().get(0).by()).isEqualTo("sami");
    }

    @Test
    void registersWithoutPublishing() {
        Runs runs = open();
        runs.registerAndPublish(run("a", 1), NOON, "amel");
        runs.register(run("b", 2));

        assertThat(runs.published()).contains(run("a", 1));
        assertThat(runs.list()).containsExactly(run("b", 2), run("a", 1));
    }

    @Test
    void publishesNothingWhenARunCannotBeRegistered() {
        Runs runs = open();
        runs.registerAndPublish(run("a", 1), NOON, "amel");

        assertThatThrownBy(() -> runs.registerAndPublish(run("a", 2), NOON, "amel"))
                .isInstanceOf(UnusableState.class);
        assertThat(runs.publications()).hasSize(1);
        assertThat(runs.find("a")).contains(run("a", 1));
    }

    /** Somebody hears nothing of a transaction that got through, and asks again. */
    @Test
    void registersWhatItKnowsOnce() {
        Runs runs = open();
        for (int i = 0; i < 2; i++) {
            runs.registerAndPublish(run("a", 1), NOON, "amel");
            runs.register(run("b", 2));
            runs.registerAndPropose(run("c", 3), NOON, new Requester("amel", null));
        }

        assertThat(runs.publications()).hasSize(1);
        assertThat(runs.list()).containsExactly(run("c", 3), run("b", 2), run("a", 1));
        assertThat(Proposals.open(configuration(folder)).list()).hasSize(1);
    }

    @Test
    void publishesNothingAgainThatIsPublished() {
        Runs runs = open();
        runs.registerAndPublish(run("a", 1), NOON, "amel");
        runs.register(run("b", 2));

        assertThat(runs.publish("a", NOON, "sami")).isFalse();
        assertThat(runs.publish("b", NOON, "sami")).isTrue();
        assertThat(runs.publish("a", NOON, "sami")).isTrue();
        assertThat(runs.publications()).extracting(Runs.Publication::runId).containsExactly("a", "b", "a");
    }

    @Test
    void listsPartsOfTheRunsNewestFirst() {
        Runs runs = open();
        for (int i = 0; i < 5; i++) {
            runs.register(run("run" + i, i));
        }

        assertThat(runs.count()).isEqualTo(5);
        assertThat(runs.list(1, 3)).extracting(RegisteredRun::id).containsExactly("run3", "run2", "run1");
        assertThat(runs.list(4, 3)).extracting(RegisteredRun::id).containsExactly("run0");
        assertThat(runs.list(5, 3)).isEmpty();
    }

    @Test
    void forgetsARunThatIsRemovedButNotThatItWasPublished() {
        Runs runs = open();
        runs.registerAndPublish(run("a", 1), NOON, "amel");
        assertThat(runs.remove("a", NOON)).as("the published run").isFalse();
        runs.registerAndPublish(run("b", 2), NOON, "amel");

        assertThat(runs.remove("a", NOON)).isTrue();
        assertThat(runs.remove("a", NOON)).as("twice").isFalse();

        assertThat(runs.list()).containsExactly(run("b", 2));
        assertThat(runs.count()).isEqualTo(1);
        assertThat(runs.find("a")).isEmpty();
        assertThat(runs.removed())
                .containsOnlyKeys("a")
                .containsValue(run("a", 1).folder());
        assertThat(runs.publications()).extracting(Runs.Publication::runId).containsExactly("b", "a");
        assertThatThrownBy(() -> runs.publish("a", NOON, "amel")).isInstanceOf(UnusableState.class);
    }

    @Test
    void keepsARunThatSomebodyProposes() {
        Runs runs = open();
        runs.registerAndPublish(run("a", 1), NOON, "amel");
        runs.registerAndPropose(run("b", 2), NOON, new Requester("sami", null));

        assertThat(runs.remove("b", NOON)).isFalse();
        assertThat(runs.find("b")).contains(run("b", 2));
    }

    @Test
    void refusesToPublishARunThatIsNotKnown() {
        assertThatThrownBy(() -> open().publish("x", NOON, "amel"))
                .isInstanceOfSatisfying(
                        UnusableState.class, e -> assertThat(e.code()).isEqualTo("run_unknown"));
    }

    @Test
    void keepsWhatItKnowsWhenItIsOpenedAgain() {
        open().registerAndPublish(run("a", 1), NOON, "amel");

        assertThat(open().published()).contains(run("a", 1));
    }

    @Test
    void findsTheRunsOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("octobre.csv"), "age\n31\n");
        Runs runs = open();
        // sha256sum (GNU coreutils 9.1) of the seven bytes above
        String sha256 = "30990973a1aa872d2eea0de71f1b5dd7ca5eccd7941f1d391f5db4524db06bec";
        RegisteredRun run = new RegisteredRun("a", processed("a"), "octobre.csv", sha256, NOON, 1, null, null);
        runs.register(run);
        runs.register(run("b", 2));

        assertThat(runs.madeOf(file)).containsExactly(run);
    }

    @Test
    void listsACompleteFolderThatWasNotRegistered() throws IOException {
        // What a crash between the renaming of the folder and the transaction leaves behind.
        Path orphan = Files.createDirectories(processed("20261101T070000-3fa9c1"));
        Files.writeString(orphan.resolve("manifest.json"), "{}");
        Files.createDirectories(processed(".draft"));
        Files.createDirectories(processed("notes"));
        Path known = Files.createDirectories(processed("a"));
        Files.writeString(known.resolve("manifest.json"), "{}");
        Runs runs = open();
        runs.register(run("a", 1));

        assertThat(runs.unregistered()).containsExactly(orphan);
        assertThat(new RunsCheck().examine(configuration(folder)))
                .extracting(Problem::code)
                .containsExactly("run_version", "run_not_registered");
    }

    @Test
    void tellsTheDoctorOfAPublishedRunWhoseFolderIsGone() {
        open().registerAndPublish(run("a", 1), NOON, "amel");

        assertThat(new RunsCheck().examine(configuration(folder)))
                .extracting(Problem::code)
                .containsExactly("run_missing");
    }

    @Test
    void tellsTheDoctorOfEveryDamagedRun() {
        Runs runs = open();
        runs.registerAndPublish(run("a", 1), NOON, "amel");
        runs.register(run("b", 2));

        assertThat(new RunsCheck().examine(configuration(folder)))
                .extracting(Problem::code)
                .containsExactly("run_missing", "run_missing");
    }

    @Test
    void tellsTheDoctorOfRunsWithoutADatabase() throws IOException {
        assertThat(new RunsCheck().examine(configuration(folder))).isEmpty();
        Path complete = Files.createDirectories(processed("20261101T070000-3fa9c1"));
        Files.writeString(complete.resolve("manifest.json"), "{}");

        assertThat(new RunsCheck().examine(configuration(folder)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("state_missing");
                    assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
                    assertThat(problem.params()).containsEntry("runs", 1);
                });
        assertThat(folder.resolve("data/state")).doesNotExist();
    }

    @Test
    void servesManyAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Runs>> work = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                RegisteredRun run = run("run" + i, i);
                work.add(() -> {
                    Runs runs = open();
                    runs.registerAndPublish(run, NOON, "amel");
                    return runs;
                });
            }
            for (Future<Runs> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(open().list()).hasSize(24);
        assertThat(open().publications()).extracting(Runs.Publication::runId).doesNotHaveDuplicates();
    }

    private Runs open() {
        return Runs.open(configuration(folder));
    }

    private static Configuration configuration(Path home) {
        return TestState.configuration(home);
    }

    private Path processed(String name) {
        return folder.resolve("data/processed").resolve(name);
    }

    private RegisteredRun run(String id, int minutes) {
        return new RegisteredRun(
                id, processed(id), "octobre.csv", "00", NOON.plusSeconds(60L * minutes), 20_000, "2026-10", null);
    }
}
