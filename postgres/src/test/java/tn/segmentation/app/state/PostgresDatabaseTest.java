package tn.segmentation.app.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tn.segmentation.app.state.Statements.query;
import static tn.segmentation.app.state.Statements.update;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tn.segmentation.postgres.PostgresServer;

/** What is particular to PostgreSQL, on a server that is made to fail in its ways. */
class PostgresDatabaseTest {

    private static final Duration LONG_AFTER = Duration.ofSeconds(30);

    private static PostgresServer server;
    private static int databases;

    private final String name = "one" + databases++;

    @BeforeAll
    static void startsAServer() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void endsTheServer() {
        server.close();
    }

    @Test
    void makesItsTablesInAnEmptyDatabase() {
        server.create(name, "");
        assertThat(Database.isThere(place())).isFalse();

        Database database = Database.open(place());

        assertThat(Database.isThere(place())).isTrue();
        assertThat(database.<List<String>>read(connection -> query(
                        connection,
                        "SELECT version FROM flyway_schema_history ORDER BY installed_rank DESC",
                        row -> row.getString(1))))
                .startsWith(Database.VERSION);
    }

    @Test
    void writesOneTransactionAfterTheOther() throws Exception {
        server.create(name, "");
        Database database = Database.open(place());
        database.transact(connection -> update(connection, "CREATE TABLE counted (value BIGINT NOT NULL PRIMARY KEY)"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                // Read and then written, by more threads than there are connections.
                work.add(() -> database.transact(connection -> {
                    String next = query(
                                    connection,
                                    "SELECT COALESCE(MAX(value), 0) + 1 FROM counted",
                                    row -> row.getString(1))
                            .get(0);
                    return update(connection, "INSERT INTO counted (value) VALUES (?)", next);
                }));
            }
            for (Future<Integer> done : threads.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }

        assertThat(database.<List<String>>read(
                        connection -> query(connection, "SELECT COUNT(*) FROM counted", row -> row.getString(1))))
                .containsExactly("40");
    }

    @Test
    void undoesWhatFailed() {
        server.create(name, "");
        Database database = Database.open(place());
        database.transact(connection -> update(connection, "CREATE TABLE kept (value TEXT)"));

        assertRefused(
                () -> database.transact(connection -> {
                    update(connection, "INSERT INTO kept (value) VALUES (?)", "x");
                    return update(connection, "INSERT INTO kept (nothing) VALUES (?)", "y");
                }),
                "state_failed");

        assertThat(database.<List<String>>read(
                        connection -> query(connection, "SELECT value FROM kept", row -> row.getString(1))))
                .isEmpty();
    }

    @Test
    void givesUpAfterOthersWroteForTooLong() throws SQLException {
        server.create(name, "");
        Database database = Database.open(place());
        try (Connection other = server.connect(name);
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(1936156525)");

            assertRefused(() -> database.transact(connection -> 1), "state_busy");
        }

        assertThat(database.<Integer>transact(connection -> 1)).isEqualTo(1);
    }

    @Test
    void saysWhatIsWrongBeforeItIsUsed() {
        server.create(name, "");
        assertRefused(() -> Database.open(place(name, PostgresServer.USER, "wrong")), "state_login");
        assertRefused(() -> Database.open(place(name, "nobody", PostgresServer.PASSWORD)), "state_login");
        assertRefused(
                () -> Database.open(place("nothing", PostgresServer.USER, PostgresServer.PASSWORD)), "state_absent");
        assertRefused(
                () -> Database.open(new StatePlace(
                        Path.of("state"), PostgresAddress.parse("jdbc:postgresql://127.0.0.1:1/x", "x", "secret"))),
                "state_unreachable");
    }

    @Test
    void refusesADatabaseThatSortsByLanguage() {
        server.create(name, "TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'fr'");
        assertRefused(() -> Database.open(place()), "state_collation");

        String latin = name + "latin";
        server.create(latin, "TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");
        assertRefused(
                () -> Database.open(place(latin, PostgresServer.USER, PostgresServer.PASSWORD)), "state_collation");
    }

    @Test
    void refusesAServerThatIsTooOld() {
        try (PostgresServer old = PostgresServer.start("too-old")) {
            old.create(name, "");
            StatePlace place = new StatePlace(
                    Path.of("state"),
                    PostgresAddress.parse(old.url(name), PostgresServer.USER, PostgresServer.PASSWORD));

            assertThatThrownBy(() -> Database.open(place)).isInstanceOfSatisfying(UnusableState.class, e -> {
                assertThat(e.code()).isEqualTo("state_too_old");
                assertThat(e.params()).containsEntry("version", "14").containsEntry("oldest", "15");
            });
        }
    }

    @Test
    void isBackAfterTheServerWasStopped() {
        server.create(name, "");
        Database database = Database.open(place());
        server.stop();

        assertRefused(() -> database.transact(connection -> 1), "state_unreachable");
        assertRefused(() -> database.read(connection -> 1), "state_unreachable");
        server.startAgain();

        assertComesBack(database);
    }

    @Test
    void doesNotWaitForAServerThatSaysNothing() {
        server.create(name, "");
        Database database = Database.open(place());
        server.freeze();
        try {
            // Without an end of its patience this would wait until the server goes on, which it does not.
            assertRefused(
                    () -> database.read(
                            connection -> query(connection, "SELECT COUNT(*) FROM users", row -> row.getInt(1))),
                    "state_unreachable");
            assertRefused(() -> database.transact(connection -> 1), "state_unreachable");
            assertRefused(() -> Database.open(place(name, "somebody", PostgresServer.PASSWORD)), "state_unreachable");
        } finally {
            server.thaw();
        }

        assertComesBack(database);
    }

    private static void assertComesBack(Database database) {
        Instant end = Instant.now().plus(LONG_AFTER);
        boolean isBack = false;
        while (!isBack && Instant.now().isBefore(end)) {
            try {
                isBack = database.<Integer>transact(connection -> 1) == 1;
            } catch (UnusableState e) {
                assertThat(e.code()).isEqualTo("state_unreachable");
            }
        }
        assertThat(isBack).isTrue();
    }

    private static void assertRefused(ThrowingCallable use, String code) {
        assertThatThrownBy(use).isInstanceOfSatisfying(UnusableState.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.params().toString()).doesNotContain(PostgresServer.PASSWORD, "wrong", "secret");
        });
    }

    private StatePlace place() {
        return place(name, PostgresServer.USER, PostgresServer.PASSWORD);
    }

    private static StatePlace place(String database, String user, String password) {
        return new StatePlace(Path.of("state"), PostgresAddress.parse(server.url(database), user, password));
    }
}
