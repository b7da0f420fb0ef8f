package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditCheck;
import tn.segmentation.app.audit.AuditEntry;
import tn.segmentation.app.audit.AuditLine;
import tn.segmentation.app.audit.AuditSearch;
import tn.segmentation.app.audit.Outcome;
import tn.segmentation.app.cli.Cli.Result;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.Tokens;
import tn.segmentation.app.security.Users;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.ServerHold;
import tn.segmentation.postgres.PostgresServer;

/** An installation moves from the embedded database to PostgreSQL. */
class MigrateStateTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private static PostgresServer server;
    private static int databases;

    private final String name = "target" + databases++;

    @TempDir
    Path home;

    @BeforeAll
    static void startsAServer() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void endsTheServer() {
        server.close();
    }

    /** People, programs, and more runs than are copied at once. */
    @BeforeEach
    void hasAnEmbeddedDatabase() {
        server.create(name, "");
        Users users = Users.open(embedded());
        users.inviteFirstAdministrator(NOON);
        users.add("zoe", Role.ANALYST, NOON);
    }

    @Test
    void movesAllThereIs() throws IOException {
        fill();
        Path file = home.resolve("data/state/segmentation.db");
        byte[] before = Files.readAllBytes(file);

        Result moved = move();

        assertThat(moved.err()).contains("Everything is in 127.0.0.1:", "/" + name + " now");
        assertThat(moved.exitCode()).isZero();
        assertThat(moved.out()).containsPattern("runs +601 +[0-9a-f]{64}").containsPattern("users +2 +[0-9a-f]{64}");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(Runs.open(postgres()).list())
                .hasSize(601)
                .isEqualTo(Runs.open(embedded()).list());
        assertThat(Runs.open(postgres()).publications())
                .isEqualTo(Runs.open(embedded()).publications());
        assertThat(Users.open(postgres()).list())
                .isEqualTo(Users.open(embedded()).list());
        assertThat(Tokens.open(postgres()).list())
                .isNotEmpty()
                .isEqualTo(Tokens.open(embedded()).list());
        Audit audit = Audit.open(postgres(), Clock.systemUTC());
        assertThat(AuditCheck.of(audit, null).findings()).isEmpty();
        assertThat(audit.list(AuditSearch.ALL, 0, 10))
                .extracting(AuditLine::act)
                .containsExactly("move_state", "sign_in");
        // What comes after goes on where that ended.
        Runs.open(postgres()).publish("run1", NOON, "amel");
        assertThat(Runs.open(postgres()).published().map(RegisteredRun::id)).contains("run1");
    }

    @Test
    void movesNothingOntoSomething() {
        assertThat(move().exitCode()).isZero();

        Result again = move();

        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("is not empty: the table");
    }

    @Test
    void movesNothingWhereNotAllArrivesAsItWas() throws SQLException {
        Database.open(postgres().state());
        try (Connection connection = server.connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS"
                    + " $$BEGIN NEW.role := 'viewer'; RETURN NEW; END$$");
            statement.execute("CREATE TRIGGER spoil BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION spoil()");
        }

        Result spoilt = move();

        assertThat(spoilt.exitCode()).isEqualTo(1);
        assertThat(spoilt.err()).contains("the table users is not the same on both sides");
        assertThat(Users.open(postgres()).list()).isEmpty();
    }

    @Test
    void movesNothingFromUnderAServer() {
        try (ServerHold hold = ServerHold.take(embedded().state())) {
            assertThat(hold).isNotNull();
            Result refused = move();

            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).contains("A server already uses the database");
        }
        assertThat(Users.open(postgres()).list()).isEmpty();
    }

    @Test
    void asksForWhatIsMissing() throws IOException {
        Result without = Cli.at(home).in("en").run("migrate-state");
        assertThat(without.exitCode()).isEqualTo(1);
        assertThat(without.err()).contains("STATE_URL");

        Files.delete(home.resolve("data/state/segmentation.db"));
        Result nothing = move();
        assertThat(nothing.exitCode()).isEqualTo(1);
        assertThat(nothing.err()).contains("There is nothing to move");
    }

    private void fill() {
        Audit.open(embedded(), Clock.systemUTC())
                .record(new AuditEntry(
                        Act.SIGN_IN, new Actor("zoe", ""), "zoe", "", Outcome.DONE, Collections.emptySortedMap()));
        Tokens.open(embedded()).add("crm", Role.VIEWER, NOON, Duration.ofDays(1));
        Runs runs = Runs.open(embedded());
        for (int i = 0; i <= 600; i++) {
            Path folder = home.resolve("data/processed/run" + i);
            Instant at = NOON.plusSeconds(i);
            runs.register(
                    new RegisteredRun("run" + i, folder, "octobre.csv", "00", at, 1L << 33, null, "Été, « B2C »"));
        }
        runs.publish("run600", NOON, "amel");
        runs.publish("run3", NOON, "sami");
    }

    private Result move() {
        Cli cli = Cli.at(home).in("en");
        server.settings(name).forEach(cli::with);
        return cli.run("migrate-state");
    }

    private Configuration embedded() {
        return Configuration.load(new Environment(Map.of(), Map.of(), home));
    }

    private Configuration postgres() {
        return Configuration.load(new Environment(server.settings(name), Map.of(), home));
    }
}
