package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.cli.Cli.Result;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.state.PostgresArchive;
import tn.segmentation.app.state.PostgresArchive.State;
import tn.segmentation.app.state.UnusableState;
import tn.segmentation.postgres.PostgresServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Backups of a platform on PostgreSQL: of its files, and only where its database is backed up too. */
class PostgresBackupTest {

    private static final Duration LONG_AFTER = Duration.ofSeconds(30);

    private static PostgresServer server;

    @TempDir
    Path temp;

    @BeforeAll
    static void startsAServer() {
        server = PostgresServer.start();
        server.create("platform", "");
    }

    @AfterAll
    static void endsTheServer() {
        server.close();
    }

    @BeforeEach
    void hasAFile() throws IOException {
        Files.writeString(temp.resolve("password"), "only-for-tests\n");
        String lines = IntStream.range(0, 60)
                .mapToObj(i -> (20 + 20 * (i % 3) + i % 4) + "," + (10 + 50 * (i % 3) + i % 5) + "\n")
                .collect(Collectors.joining());
        Files.writeString(home("source").resolve("octobre.csv"), "age,montant_consommation\n" + lines);
    }

    @Test
    void isTakenWhereTheDatabaseHandsOverWhatItWrites() throws IOException {
        Result segmented = cli("source").run("segment", "octobre.csv", "--segments", "3");
        assertThat(segmented.exitCode()).as(segmented.err()).isZero();

        Result off = cli("source").run("backup", "--init");
        assertThat(off.exitCode()).isEqualTo(1);
        assertThat(off.err()).contains("/platform) is not backed up: its archiving is off", "deploy/backup");

        archive("/bin/true");
        JsonNode taken = json(cli("source").run("backup", "--json"));
        Instant at = Instant.parse(taken.path("taken_at").asString());
        assertThat(at).isBefore(PostgresArchive.of(configuration().state()).now());
        assertThat(cli("source").run("verify", "backup").out()).contains("is whole. Runs: 1");

        // The database is there again as it was, by whoever backs it up.
        JsonNode restored = json(cli("restored").run("restore", "--json"));
        assertThat(restored.path("whole").asBoolean()).isTrue();
        assertThat(restored.path("runs").asInt()).isEqualTo(1);
        assertThat(restored.path("audit_lines").asInt()).isPositive();
        assertThat(home("restored").resolve("data/state/segmentation.db")).doesNotExist();

        Result other = Cli.at(home("embedded"))
                .in("en")
                .with("BACKUP_REPOSITORY", temp.resolve("vault").toString())
                .with("BACKUP_PASSWORD_FILE", temp.resolve("password").toString())
                .run("restore");
        assertThat(other.err()).contains("goes with a database of PostgreSQL");

        archive("/bin/false");
        Instant end = Instant.now().plus(LONG_AFTER);
        while (PostgresArchive.of(configuration().state()).state() != State.FAILING) {
            assertThat(Instant.now()).isBefore(end);
            execute("SELECT pg_switch_wal()");
        }
        assertThat(cli("source").run("backup").err()).contains("cannot hand over any more what it writes");
    }

    /** It counts from the next start of the server. */
    private void archive(String command) {
        execute("ALTER SYSTEM SET archive_mode = on");
        execute("ALTER SYSTEM SET archive_command = '" + command + "'");
        server.stop();
        server.startAgain();
        // Who asked meanwhile was told for a moment that it is away.
        Instant end = Instant.now().plus(LONG_AFTER);
        while (!answers()) {
            assertThat(Instant.now()).isBefore(end);
        }
    }

    /** Connections that were open before have to be found out, one by one. */
    private boolean answers() {
        try {
            PostgresArchive.of(configuration().state()).now();
            return true;
        } catch (UnusableState e) {
            return false;
        }
    }

    private static void execute(String sql) {
        try (Connection connection = server.connect("platform");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path home(String name) throws IOException {
        return Files.createDirectories(temp.resolve(name));
    }

    private Cli cli(String name) throws IOException {
        Cli cli = Cli.at(home(name))
                .in("en")
                .with("BACKUP_REPOSITORY", temp.resolve("vault").toString())
                .with("BACKUP_PASSWORD_FILE", temp.resolve("password").toString());
        server.settings("platform").forEach(cli::with);
        return cli;
    }

    private Configuration configuration() {
        return Configuration.load(new Environment(server.settings("platform"), Map.of(), temp));
    }

    private static JsonNode json(Result result) {
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        return JsonMapper.shared().readTree(result.out());
    }
}
