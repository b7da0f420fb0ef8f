package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.segmentation.app.Site.json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LoggingSystem;
import tn.segmentation.app.Site;
import tn.segmentation.app.insight.PublishedRun;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.privacy.SmallCells;
import tn.segmentation.app.run.CheckedRuns;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.run.Runs.Publication;
import tn.segmentation.app.run.RunsCheck;
import tn.segmentation.app.security.AccessSettings;

/** The server over real runs and a real database, both of which are damaged under it. */
class RegisteredRunsTest {

    private static final String DEMO_KEY = AccessSettings.newDemoKey();
    private static final String DETAILS = "/api/segment_details";
    private static final String SEGMENTS = "/api/v1/segments";

    private final Path home;
    private final Configuration configuration;

    RegisteredRunsTest(@TempDir Path home) {
        this.home = home;
        this.configuration = Configuration.load(new Environment(Map.of(), Map.of(), home));
    }

    /** Two runs, of October and of November, the later published. */
    @BeforeEach
    void publishesTwoRuns() throws IOException {
        for (int month = 10; month < 12; month++) {
            ThreeGroups.write(home.resolve(month + ".csv"), month);
            assertThat(Cli.at(home)
                            .run("segment", month + ".csv", "--segments", "3", "--features", "age,montant_consommation")
                            .exitCode())
                    .isZero();
        }
    }

    @AfterEach
    void givesTheLogsBack() {
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }

    @Test
    void keepsTheLastGoodRunUpWhileTheDatabaseIsUnreadable() throws IOException {
        try (WebServer server = start()) {
            Site site = site(server);
            String before = site.get(DETAILS).body();
            byte[] database = Files.readAllBytes(database());
            destroyDatabase();

            assertThat(site.get(DETAILS).statusCode()).isEqualTo(200);
            assertThat(site.get(DETAILS).body()).isEqualTo(before);
            // who asks for a page cannot be looked up any more
            assertThat(site.get("/").statusCode()).isEqualTo(503);
            assertThat(site.get("/actuator/health").statusCode()).isEqualTo(503);
            assertThat(site.get("/actuator/health").body()).contains("\"DOWN\"");
            assertThat(site.get("/actuator/health/liveness").statusCode()).isEqualTo(200);

            Files.write(database(), database);
            assertThat(site.get("/actuator/health").statusCode()).isEqualTo(200);
        }
    }

    /** In November everybody spent 1 TND more. */
    @Test
    void saysByHowMuchFiguresHaveChangedSinceTheRunThatWasPublishedBefore() {
        try (WebServer server = start()) {
            Site site = site(server);
            String older = json(site.get("/api/v1/publications"))
                    .at("/publications/1/run")
                    .stringValue();

            assertThat(site.get("/?lang=en").body()).contains("+1.0 TND since", "unchanged since");
            assertThat(site.get("/?lang=en&run=" + older).body()).doesNotContain(" since ");
        }
    }

    /** What was answered is kept as it was; whoever may not ask gets none of it. */
    @Test
    void answersTheSameAgainWithTheSameHeaders() {
        try (WebServer server = start()) {
            Site site = site(server);
            for (String path : List.of(DETAILS, SEGMENTS)) {
                HttpResponse<String> first = site.get(path);
                HttpResponse<String> second = site.get(path);

                assertThat(second.statusCode()).as(path).isEqualTo(200).isEqualTo(first.statusCode());
                assertThat(second.body()).isEqualTo(first.body()).contains("\"S1\"");
                assertThat(lasting(second)).isEqualTo(lasting(first)).containsKey("content-security-policy");
            }
            Site passerby = new Site(URI.create(server.address()).getPort());
            assertThat(passerby.get(SEGMENTS).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void saysThatItCannotReadTheDatabaseAndNotWhereItIs() throws IOException {
        try (WebServer server = start()) {
            // Every page shows which run is served, which is then remembered: nobody has looked at one yet.
            Site passerby = new Site(URI.create(server.address()).getPort());
            byte[] database = Files.readAllBytes(database());
            destroyDatabase();

            for (String path : List.of(DETAILS, DETAILS + "?run=x")) {
                HttpResponse<String> answer = passerby.get(path);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body())
                        .contains("\"code\":\"state_unavailable\"")
                        .doesNotContain(home.toString(), "segmentation.db", "SQLITE");
            }
            Files.write(database(), database);
            Site site = site(server);
            destroyDatabase();
            HttpResponse<String> page = site.get("/");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body())
                    .contains("Momentanément indisponible")
                    .doesNotContain(home.toString(), "segmentation.db");
        }
    }

    @Test
    void servesTheRunBeforeADamagedOneUntilThatIsRepaired() throws IOException {
        List<Publication> publications = Runs.open(configuration).publications();
        String later = publications.get(0).runId();
        String earlier = publications.get(1).runId();
        Path file = configuration.processedData().resolve(later).resolve("summary.json");
        byte[] whole = Files.readAllBytes(file);
        Files.writeString(file, "{}");
        try (WebServer server = start()) {
            Site site = site(server);

            assertThat(site.get("/").body()).contains(later, "est endommagée");
            assertThat(site.get(DETAILS).body())
                    .isEqualTo(site.get(DETAILS + "?run=" + earlier).body());
            HttpResponse<String> damaged = site.get(DETAILS + "?run=" + later);
            assertThat(damaged.statusCode()).isEqualTo(503);
            assertThat(damaged.body())
                    .contains("\"code\":\"run_damaged\"", later)
                    .doesNotContain(home.toString());

            Files.write(file, whole);
            assertThat(site.get(DETAILS + "?run=" + later).statusCode()).isEqualTo(200);
            assertThat(site.get("/").body()).doesNotContain("est endommagée");
        }
    }

    /** The start reads what it is going to serve; what happens after that, the check finds. */
    @Test
    void servesTheRunBeforeOneOfWhichABitHasChanged() throws IOException {
        Runs runs = Runs.open(configuration);
        String later = runs.publications().get(0).runId();
        String earlier = runs.publications().get(1).runId();
        CheckedRuns checked = new CheckedRuns(runs, Clock.systemUTC());
        RegisteredRuns source = new RegisteredRuns(runs, checked, SmallCells.of(configuration));
        assertThat(source.published().orElseThrow().summary().runId()).isEqualTo(later);
        Path file = configuration.processedData().resolve(later).resolve("assignments.parquet");
        byte[] whole = Files.readAllBytes(file);
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(file, damaged);

        checked.checkAll();

        assertThat(source.published().orElseThrow())
                .returns(earlier, run -> run.summary().runId())
                .returns(List.of(later), PublishedRun::damaged);
        try (WebServer server = start()) {
            assertThat(site(server).get("/").body()).contains(later, "est endommagée");
        }
        Files.write(file, whole);
        assertThat(source.published().orElseThrow().summary().runId()).isEqualTo(later);
    }

    @Test
    void tellsTheDoctorOfOneOtherByteInThePublishedRun() throws IOException {
        assertThat(new RunsCheck().examine(configuration)).isEmpty();
        String published = Runs.open(configuration).publications().get(0).runId();
        Path file = configuration.processedData().resolve(published).resolve("model.json");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThat(new RunsCheck().examine(configuration))
                .extracting(Problem::code)
                .containsExactly("run_damaged");
    }

    private WebServer start() {
        return WebServer.start(configuration, WebServer.LOOPBACK, 0, AccessSettings.demo(configuration, DEMO_KEY));
    }

    private static Site site(WebServer server) {
        return new Site(URI.create(server.address()).getPort()).welcomed(DEMO_KEY, "");
    }

    /** All headers that are not of one request alone. */
    private static Map<String, List<String>> lasting(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers().map());
        headers.keySet().removeIf(name -> name.matches("(?i)date|x-request-id|ratelimit.*"));
        return headers;
    }

    private Path database() {
        return home.resolve("data/state/segmentation.db");
    }

    private void destroyDatabase() throws IOException {
        Files.writeString(database(), "no database any more, but long enough".repeat(500));
    }
}
