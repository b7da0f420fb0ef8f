package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LoggingSystem;
import tn.segmentation.app.Site;
import tn.segmentation.app.cli.Cli.Result;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.security.AccessSettings;
import tn.segmentation.app.state.UnusableState;
import tn.segmentation.postgres.PostgresServer;

/** A whole platform on PostgreSQL, by the command line and by the web, while its database comes and goes. */
class PostgresPlatformTest {

    private static final String DEMO_KEY = AccessSettings.newDemoKey();
    private static final Duration LONG_AFTER = Duration.ofSeconds(30);

    private static PostgresServer server;
    private static int databases;

    private final String name = "platform" + databases++;

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

    @BeforeEach
    void hasADatabaseAndAFile() throws IOException {
        server.create(name, "");
        StringBuilder csv = new StringBuilder("age,montant_consommation\n");
        for (int i = 0; i < 60; i++) {
            csv.append(20 + 20 * (i % 3) + i % 4).append(',');
            csv.append(10 + 50 * (i % 3) + i % 5).append('\n');
        }
        Files.writeString(home.resolve("octobre.csv"), csv);
    }

    @AfterEach
    void givesTheLogsBack() {
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }

    @Test
    void publishesAndNamesItsDatabase() {
        assertThat(segment().exitCode()).isZero();

        Result doctor = cli().run("doctor");
        assertThat(doctor.exitCode()).isZero();
        assertThat(doctor.out())
                .contains("Database: PostgreSQL, 127.0.0.1:", "/" + name, "********")
                .doesNotContain(PostgresServer.PASSWORD);
        assertThat(cli().run("doctor", "--json").out())
                .contains("\"kind\" : \"PostgreSQL\"")
                .doesNotContain(PostgresServer.PASSWORD);
        assertThat(home.resolve("data/state/segmentation.db")).doesNotExist();
    }

    @Test
    void readsThePasswordFromAFile() throws IOException {
        Files.writeString(home.resolve("password"), PostgresServer.PASSWORD + "\n");

        assertThat(cli().with("STATE_PASSWORD", "")
                        .with("STATE_PASSWORD_FILE", "password")
                        .run("user", "list")
                        .exitCode())
                .isZero();
    }

    @Test
    void saysThatThePasswordIsWrongAndDoesNotRepeatIt() {
        Result wrong = cli().with("STATE_PASSWORD", "another-s3cret").run("segment", "octobre.csv", "--segments", "3");

        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).contains("does not let the user “segmentation” in");
        assertThat(wrong.err() + wrong.out()).doesNotContain("another-s3cret", "    at ");
    }

    @Test
    void saysThatItsDatabaseIsNotThere() {
        server.stop();
        try {
            Result doctor = cli().run("doctor");
            assertThat(doctor.exitCode()).isEqualTo(1);
            assertSaysSo(doctor.out());
            // Who waits can be stopped.
            Result serve = cli().interruptedAt("does not answer yet").run("serve");
            assertThat(serve.exitCode()).isEqualTo(130);
            assertThat(serve.err()).contains("The server waits for it, for 30 seconds at most");
            StateWait hardly = new StateWait(configuration(), session(), Duration.ZERO);
            assertThatThrownBy(() -> hardly.until(() -> Runs.open(configuration())))
                    .isInstanceOfSatisfying(
                            UnusableState.class, e -> assertThat(e.code()).isEqualTo("state_unreachable"));
        } finally {
            server.startAgain();
        }
    }

    private static void assertSaysSo(String said) {
        assertThat(said)
                .contains("The PostgreSQL server does not answer (127.0.0.1:")
                .doesNotContain(PostgresServer.PASSWORD, "    at ");
    }

    @Test
    void startsAsSoonAsItsDatabaseIsThere() {
        server.stop();
        AtomicBoolean isBack = new AtomicBoolean();
        StateWait wait = new StateWait(configuration(), session(), LONG_AFTER);
        try (WebServer web = wait.until(() -> {
            try {
                return start();
            } finally {
                if (!isBack.getAndSet(true)) {
                    server.startAgain();
                }
            }
        })) {
            assertServes(new Site(URI.create(web.address()).getPort()).welcomed(DEMO_KEY, ""));
        }
    }

    @Test
    void staysUpWhileItsDatabaseIsStoppedAndFrozen() {
        assertThat(segment().exitCode()).isZero();
        try (WebServer web = start();
                WebServer other = start()) {
            Site site = new Site(URI.create(web.address()).getPort()).welcomed(DEMO_KEY, "");
            // Servers that share a PostgreSQL may be several.
            assertThat(new Site(URI.create(other.address()).getPort())
                            .get("/actuator/health")
                            .statusCode())
                    .isEqualTo(200);
            assertServes(site);

            server.stop();
            assertIsOut(site);
            server.startAgain();
            assertComesBack(site);

            server.freeze();
            try {
                // Who is waited for does not go on before these have been answered.
                assertIsOut(site);
            } finally {
                server.thaw();
            }
            assertComesBack(site);
        }
    }

    private static void assertServes(Site site) {
        assertThat(site.get("/").statusCode()).isEqualTo(200);
        assertThat(site.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    private static void assertIsOut(Site site) {
        assertThat(site.get("/").statusCode()).isEqualTo(503);
        assertThat(site.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
        assertThat(site.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        // What everyone may see is still there.
        assertThat(site.get("/api/segment_details").statusCode()).isEqualTo(200);
    }

    private static void assertComesBack(Site site) {
        Instant end = Instant.now().plus(LONG_AFTER);
        while (site.get("/").statusCode() != 200) {
            assertThat(Instant.now()).isBefore(end);
        }
        assertServes(site);
    }

    private Result segment() {
        return cli().run("segment", "octobre.csv", "--segments", "3", "--features", "age,montant_consommation");
    }

    private Cli cli() {
        Cli cli = Cli.at(home).in("en");
        server.settings(name).forEach(cli::with);
        return cli;
    }

    private WebServer start() {
        Configuration configuration = configuration();
        return WebServer.start(configuration, WebServer.LOOPBACK, 0, AccessSettings.demo(configuration, DEMO_KEY));
    }

    private Configuration configuration() {
        return Configuration.load(environment());
    }

    private Environment environment() {
        return new Environment(server.settings(name), Map.of(), home);
    }

    private Session session() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Interruption interruption = Interruption.listen();
        interruption.close();
        return new Session(environment(), Clock.systemUTC(), nowhere, nowhere, interruption);
    }
}
