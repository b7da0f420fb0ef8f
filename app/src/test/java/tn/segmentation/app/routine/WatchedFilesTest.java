package tn.segmentation.app.routine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.routine.WatchedFile.State;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.OnEveryDatabase;
import tn.segmentation.app.state.Statements;
import tn.segmentation.app.state.TestState;

/** What servers that share a watched folder promise each other. */
@OnEveryDatabase(WatchedFiles.class)
class WatchedFilesTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path home;

    private Configuration configuration;
    private WatchedFiles files;

    @BeforeEach
    void opensAPlatform() {
        Map<String, String> settings = new HashMap<>(TestState.current().settings(home));
        settings.put("WEBHOOK_URL", "https://tools.operator.example/segmentation");
        settings.put("WEBHOOK_SECRET", "only-for-these-tests");
        configuration = Configuration.load(new Environment(settings, Map.of(), home));
        files = WatchedFiles.open(configuration);
    }

    @Test
    void isClaimedOnceByName() {
        assertThat(files.claim(file("a"), "one")).isTrue();
        assertThat(WatchedFiles.open(configuration).claim(file("b"), "two")).isFalse();

        files.forget(file("a"));

        assertThat(files.claim(file("b"), "two")).isTrue();
        files.change(file("b"), State.REFUSED, "run", "no_header", NOON);
        assertThat(files.claim(file("c"), "one")).as("the next of that name").isTrue();
    }

    @Test
    void isOneServersUntilThatHasSaidNothingForAWhile() {
        files.claim(file("a"), "one");

        assertThat(files.carryOn("two", NOON.plus(PATIENCE), PATIENCE)).isEmpty();
        assertThat(files.carryOn("one", NOON, PATIENCE)).contains(file("a"));
        files.keep("one", NOON.plusSeconds(20));
        assertThat(files.carryOn("two", NOON.plusSeconds(50), PATIENCE)).isEmpty();
        assertThat(files.carryOn("two", NOON.plusSeconds(51), PATIENCE)).contains(file("a"));
        assertThat(files.carryOn("one", NOON.plusSeconds(52), PATIENCE)).isEmpty();
        assertThat(files.carryOn("one", NOON.minusSeconds(1000), PATIENCE))
                .as("a clock that was set back")
                .isEmpty();
    }

    @Test
    void isHandedToOneOfThoseWhoCarryOnAtTheSameTime() throws InterruptedException {
        IntStream.range(0, 20)
                .forEach(i -> files.claim(WatchedFile.taken("id" + i, i + ".csv", "run" + i, NOON), "gone"));
        Instant later = NOON.plus(PATIENCE).plusSeconds(1);
        List<String> taken = Collections.synchronizedList(new ArrayList<>());
        List<Thread> servers = IntStream.range(0, 3)
                .mapToObj(i -> new Thread(() -> {
                    WatchedFiles own = WatchedFiles.open(configuration);
                    String owner = "server" + i;
                    for (Optional<WatchedFile> file = own.carryOn(owner, later, PATIENCE);
                            file.isPresent();
                            file = own.carryOn(owner, later, PATIENCE)) {
                        taken.add(file.get().id());
                        own.change(file.get(), State.RUNNING, file.get().run(), null, later);
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
    void isGoneOnWithLaterByWhoeverComesFirst() {
        files.claim(file("a"), "one");

        files.postpone(file("a"), "storage_full", NOON.plusSeconds(600));

        assertThat(files.carryOn("one", NOON.plusSeconds(599), PATIENCE)).isEmpty();
        assertThat(files.carryOn("two", NOON.plusSeconds(600), PATIENCE).orElseThrow())
                .returns("storage_full", WatchedFile::code)
                .returns(1, WatchedFile::tries);
    }

    @Test
    void changesOnceAndTellsItOnce() {
        files.claim(file("a"), "one");
        WatchedFile taken = file("a");
        files.change(taken, State.RUNNING, "run", null, NOON);
        files.change(taken, State.REFUSED, "run", "no_header", NOON);
        WatchedFile running = files.in(State.RUNNING).get(0);

        files.change(running, State.WAITING, "run", null, NOON.plusSeconds(9));
        files.change(running, State.FAILED, "run", "run_failed", NOON.plusSeconds(10));

        assertThat(files.in(State.RUNNING)).isEmpty();
        assertThat(files.in(State.FAILED)).isEmpty();
        assertThat(files.in(State.WAITING))
                .containsExactly(
                        new WatchedFile("a", "octobre.csv", State.WAITING, NOON, NOON.plusSeconds(9), "run", null, 0));
        assertThat(files.last()).contains(files.in(State.WAITING).get(0));
        assertThat(told()).containsExactly("webhook run_complete octobre.csv a run null");
    }

    @Test
    void tellsNothingOfARunBeforeThereIsOne() {
        files.claim(file("a"), "one");
        files.change(file("a"), State.UNDECIDED, "run", null, NOON);

        assertThat(told()).containsExactly("webhook file_undecided octobre.csv a null null");
    }

    @Test
    void hasARunMadeAgainOnce() {
        files.claim(file("a"), "one");
        files.change(file("a"), State.RUNNING, "first", null, NOON);
        WatchedFile running = files.in(State.RUNNING).get(0);

        files.again(running, "second", NOON);
        files.again(running, "third", NOON);

        WatchedFile again = files.in(State.TAKEN).get(0);
        assertThat(again).returns("second", WatchedFile::run).returns(1, WatchedFile::tries);
        files.change(again, State.RUNNING, "second", null, NOON);
        assertThat(files.in(State.RUNNING))
                .as("how often is not forgotten")
                .singleElement()
                .returns(1, WatchedFile::tries);
        assertThat(told()).isEmpty();
    }

    private List<String> told() {
        return Database.open(configuration.state())
                .read(connection -> Statements.query(
                        connection,
                        "SELECT channel, event, file, dataset, run_id, code FROM notifications ORDER BY id",
                        row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " "
                                + row.getString(4) + " " + row.getString(5) + " " + row.getString(6)));
    }

    private static WatchedFile file(String id) {
        return WatchedFile.taken(id, "octobre.csv", "run", NOON);
    }
}
