package tn.segmentation.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditLine;
import tn.segmentation.app.audit.AuditSearch;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.run.SegmentRequest.Publishing;
import tn.segmentation.app.state.StatePatience;
import tn.segmentation.core.engine.LocalEngine;
import tn.segmentation.core.progress.Cancelled;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;
import tn.segmentation.postgres.PostgresServer;
import tn.segmentation.store.run.RunFolder;

/** A run is finished while its database is away. */
class RegistrationTest {

    private static final String ID = "20510101T110000-3fa9c1";
    private static final StatePatience LONG = new StatePatience(Duration.ofMinutes(1));

    /** One question, and no other. */
    private static final StatePatience NONE = new StatePatience(Duration.ZERO);

    private static PostgresServer server;
    private static int databases;

    private final String name = "registration" + databases++;

    @TempDir
    Path home;

    private Configuration configuration;

    @BeforeAll
    static void startsAServer() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void endsTheServer() {
        server.close();
    }

    @BeforeEach
    void hasAPlatform() {
        server.create(name, "");
        configuration = Configuration.load(new Environment(server.settings(name), Map.of(), home));
    }

    /** Does something once, when a stage is reported for the first time. */
    private record Watch(Map<Stage, Runnable> acts, Set<Stage> seen) implements Progress {

        @Override
        public synchronized void report(Stage stage, long done, long total) {
            if (seen.add(stage)) {
                acts.getOrDefault(stage, () -> {}).run();
            }
        }
    }

    @Test
    void waitsForADatabaseThatIsStartedAgain() {
        SegmentOutcome outcome = segment(LONG, Map.of(Stage.WRITE, server::stop, Stage.REGISTER, server::startAgain));

        assertIsPublished(outcome.folder());
    }

    @Test
    void waitsForADatabaseThatIsFrozen() {
        SegmentOutcome outcome = segment(LONG, Map.of(Stage.WRITE, server::freeze, Stage.REGISTER, server::thaw));

        assertIsPublished(outcome.folder());
    }

    @Test
    void keepsARunThatTheDatabaseDoesNotHearOfAndHasItAdopted() {
        try {
            assertThatThrownBy(() -> segment(NONE, Map.of(Stage.WRITE, server::stop)))
                    .isInstanceOfSatisfying(UnregisteredRun.class, e -> {
                        assertThat(e.code()).isEqualTo("run_unregistered");
                        assertThat(e.params()).containsEntry("run", ID);
                    });
        } finally {
            server.startAgain();
        }
        RunFolder folder = RunFolder.open(configuration.processedData().resolve(ID));
        folder.verify();

        assertThat(comesBack(() -> Registration.adopt(folder, configuration, Clock.systemUTC())))
                .isTrue();

        assertThat(runs().find(ID)).contains(RegisteredRun.of(folder));
        assertThat(runs().published()).isEmpty();
        assertThat(runs().unregistered()).isEmpty();
        assertThat(acts()).contains("make_run done {\"fate\":\"adopted\"}");
        assertThat(Registration.adopt(folder, configuration, Clock.systemUTC())).isFalse();
    }

    @Test
    void leavesNothingBehindWhenItIsStoppedWhileItWaits() {
        Watch watch = new Watch(Map.of(Stage.WRITE, server::stop), EnumSet.noneOf(Stage.class));
        Progress stopping = new Progress() {
            @Override
            public void report(Stage stage, long done, long total) {
                watch.report(stage, done, total);
            }

            @Override
            public boolean cancelled() {
                return watch.seen().contains(Stage.REGISTER);
            }
        };
        try {
            assertThatThrownBy(() -> segment(LONG, stopping)).isInstanceOf(Cancelled.class);
        } finally {
            server.startAgain();
        }
        assertThat(configuration.processedData()).isEmptyDirectory();
    }

    private SegmentOutcome segment(StatePatience patience, Map<Stage, Runnable> acts) {
        return segment(patience, new Watch(acts, EnumSet.noneOf(Stage.class)));
    }

    private SegmentOutcome segment(StatePatience patience, Progress progress) {
        return new SegmentJob(
                        configuration,
                        Messages.in(Language.FRENCH),
                        Clock.fixed(SegmentedRuns.FIRST, ZoneOffset.UTC),
                        new LocalEngine(),
                        (summary, folder, drawing) -> {},
                        new Commission(ID, null, "amel"))
                .with(patience)
                .run(
                        SegmentedRuns.request(SegmentedRuns.file(configuration, "lignes.csv"), 2, Publishing.PUBLISH),
                        progress);
    }

    private void assertIsPublished(RunFolder folder) {
        assertThat(runs().published()).contains(RegisteredRun.of(folder));
        assertThat(runs().publications()).hasSize(1);
        assertThat(acts()).contains("publish_run done {\"fate\":\"published\"}");
    }

    /** Who asked while the database was away is told for a second that it is. */
    private static <T> T comesBack(Supplier<T> question) {
        return LONG.ask(question, (waited, why) -> {});
    }

    private Runs runs() {
        return comesBack(() -> Runs.open(configuration));
    }

    private List<String> acts() {
        return Audit.open(configuration, Clock.systemUTC()).list(AuditSearch.ALL, 0, 10).stream()
                .map(RegistrationTest::told)
                .toList();
    }

    private static String told(AuditLine line) {
        return line.act() + " " + line.outcome() + " " + line.details();
    }
}
