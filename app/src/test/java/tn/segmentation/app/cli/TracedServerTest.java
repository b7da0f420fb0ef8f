package tn.segmentation.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tn.segmentation.app.Site.json;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;
import tn.segmentation.app.OtlpCollector;
import tn.segmentation.app.OtlpCollector.Span;
import tn.segmentation.app.Pause;
import tn.segmentation.app.Site;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.operations.RequestId;
import tn.segmentation.app.operations.TraceId;
import tn.segmentation.app.security.AccessSettings;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.Users;

/** What a collector of traces hears of a server: where the time goes, and nothing of anybody. */
class TracedServerTest {

    private static final String PASSWORD = "quatre mots sans rapport";

    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";
    private static final String NUMBER = "21623456789";

    /** All that is ever said of a request or a command. */
    private static final Set<String> ATTRIBUTES = Set.of(
            "error.type",
            "http.request.method",
            "http.response.status_code",
            "http.route",
            "process.exit.code",
            "request_id",
            "segmentation.command",
            "segmentation.outcome",
            "segmentation.run");

    @TempDir
    Path home;

    private final OtlpCollector collector = new OtlpCollector();
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
    private Logger logger = (Logger) LoggerFactory.getLogger(TracedServerTest.class);

    TracedServerTest() {
        heard.list = new CopyOnWriteArrayList<>();
    }

    @AfterEach
    void ends() {
        logger.detachAppender(heard);
        collector.close();
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }

    @Test
    void isToldOfRequestsAndCommandsAndOfNobody() throws IOException {
        // commands read it too
        Files.writeString(home.resolve("segmentation.yml"), "TRACES_URL: " + collector.address() + "\n");
        String run;
        try (WebServer server = start(Map.of())) {
            Site amel = person(server, "amel");
            amel.get("/segments/S1?q=" + NUMBER, RequestId.HEADER, ID, "User-Agent", "agent-of-amel");
            amel.get("/nothing/" + NUMBER);
            amel.send("ODD", "/odd/" + NUMBER);
            amel.sendJson("POST", "/api/v1/customers/search", "{\"id\":\"" + NUMBER + "\"}");
            amel.get("/", "traceparent", parent("01"));
            run = run(amel);
        }

        List<Span> spans = collector.spans();
        assertThat(named(spans, "GET /segments/{id}").says())
                .isEqualTo(Map.of(
                        "http.request.method", "GET",
                        "http.route", "/segments/{id}",
                        "http.response.status_code", "404",
                        "request_id", ID));
        assertThat(named(spans, "GET").says()).containsEntry("http.request.method", "GET");
        assertThat(named(spans, "HTTP").says()).containsEntry("http.request.method", "_OTHER");
        // an answer that goes on for as long as a run is one, and told of when it ends
        assertThat(spans)
                .filteredOn(span -> span.name().equals("GET /api/v1/runs/{id}/events"))
                .singleElement()
                .satisfies(span -> assertThat(span.says()).containsEntry("http.response.status_code", "200"));
        assertThat(spans).extracting(Span::trace).doesNotContain(TRACE);
        assertThat(spans)
                .allSatisfy(
                        span -> assertThat(ATTRIBUTES).containsAll(span.says().keySet()));
        assertCommands(spans, run);
        assertThat(collector.tellers())
                .singleElement()
                .satisfies(teller -> assertThat(teller)
                        .containsEntry("service.name", "segmentation")
                        .containsEntry("deployment.environment.name", "development")
                        .containsOnlyKeys(
                                "deployment.environment.name",
                                "service.instance.id",
                                "service.name",
                                "service.version",
                                "telemetry.sdk.language",
                                "telemetry.sdk.name",
                                "telemetry.sdk.version"));
        assertThat(collector.text()).doesNotContain(NUMBER, "2162345", "amel", "octobre", "127.0.0.1", home.toString());
    }

    /** A verdict is a part of the request that waits for it, a run is not; both are found in the log of commands. */
    private void assertCommands(List<Span> spans, String run) {
        Span brought = named(spans, "POST /api/v1/datasets");
        Span verdict = named(spans, "segment --dry-run");
        assertThat(verdict.trace()).isEqualTo(brought.trace());
        assertThat(verdict.parent()).isEqualTo(brought.id());
        Span made = named(spans, "segment");
        assertThat(made.parent()).isEmpty();
        assertThat(made.says())
                .isEqualTo(Map.of(
                        "segmentation.command", "segment",
                        "segmentation.run", run,
                        "segmentation.outcome", "done",
                        "process.exit.code", "0"));
        assertThat(commandLog()).anyMatch(line -> line.contains(made.trace()) && line.contains(run));
    }

    @Test
    void goesOnInTheTraceOfATrustedProxyAlone() {
        Map<String, String> settings =
                Map.of("TRACES_URL", collector.address(), "TRACES_SHARE", "0", "TRUSTED_PROXIES", "127.0.0.1");
        List<ILoggingEvent> logged = listen("tn.segmentation.app.security.SignIn");
        try (WebServer server = start(settings)) {
            Site nobody = site(server);
            nobody.get("/help", "traceparent", parent("00"));
            nobody.get("/help");
            nobody.on("/sign-in")
                    .post(
                            "/sign-in",
                            Map.of("name", "nobody", "password", "wrong"),
                            "traceparent",
                            parent("01"),
                            "tracestate",
                            "who=" + NUMBER,
                            "X-Forwarded-For",
                            "10.1.2.3");
        }

        assertThat(collector.spans()).singleElement().satisfies(span -> {
            assertThat(span.name()).isEqualTo("POST /sign-in");
            assertThat(span.trace()).isEqualTo(TRACE);
            assertThat(span.parent()).isEqualTo(PARENT);
            assertThat(span.state()).isEmpty();
        });
        assertThat(logged)
                .extracting(event -> event.getMDCPropertyMap().get(TraceId.KEY))
                .containsExactly(TRACE);
    }

    @Test
    void answersAndEndsAsWellWhereTheCollectorIsAway() {
        collector.close();
        List<ILoggingEvent> logged = listen("tn.segmentation.app.monitoring.TraceDelivery");
        try (WebServer server = start(Map.of("TRACES_URL", collector.address()))) {
            Site site = site(server);
            for (int i = 0; i < 100; i++) {
                assertThat(site.get("/sign-in").statusCode()).isEqualTo(200);
            }
            Pause.until(() -> !logged.isEmpty());
            assertThat(site.get("/sign-in").statusCode()).isEqualTo(200);
        }

        assertThat(logged)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage())
                        .startsWith("traces are not delivered to " + collector.address() + "/v1/traces: "));
    }

    /** What is not wanted takes neither time nor memory: no class of it is even read. */
    @Test
    void loadsNothingWithoutTheSetting() throws IOException, InterruptedException {
        Path classes = home.resolve("classes.log");
        Process server = ServerProcess.with(
                        "-Xlog:class+load:file=" + classes, "-Dsegmentation.home=" + home, "-Dsegmentation.language=en")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = server.inputReader(UTF_8)) {
            String ready = said.lines()
                    .filter(line -> line.contains("http://127.0.0.1:"))
                    .findFirst()
                    .orElseThrow();
            int port = Integer.parseInt(ready.replaceFirst(".*http://127\\.0\\.0\\.1:(\\d+).*", "$1"));
            assertThat(new Site(port).get("/sign-in").statusCode()).isEqualTo(200);
        } finally {
            server.destroy();
            server.waitFor();
        }

        assertThat(Files.readString(classes))
                .contains("tn.segmentation.app.monitoring.Tracing ")
                .doesNotContain("io.opentelemetry.", "CollectedTraces");
    }

    private WebServer start(Map<String, String> settings) {
        Configuration configuration = configuration(settings);
        return WebServer.start(configuration, WebServer.LOOPBACK, 0, AccessSettings.of(configuration));
    }

    private Configuration configuration(Map<String, String> settings) {
        return Configuration.load(new Environment(settings, Map.of(), home));
    }

    private Site person(WebServer server, String name) {
        String key = Users.open(configuration(Map.of()))
                .add(name, Role.ANALYST, Instant.now())
                .key();
        return site(server).welcomed(key, PASSWORD);
    }

    private static Site site(WebServer server) {
        return new Site(URI.create(server.address()).getPort());
    }

    /** Brings a file and has it segmented; returns the id of the run. */
    private static String run(Site who) {
        String dataset = json(who.upload("/api/v1/datasets", "octobre.csv", lines().getBytes(UTF_8)))
                .get("id")
                .stringValue();
        String order = "{\"dataset\": \"" + dataset + "\", \"segments\": 2}";
        String run = json(who.sendJson("POST", "/api/v1/runs", order)).get("id").stringValue();
        assertThat(who.get("/api/v1/runs/" + run + "/events").body()).contains("data:");
        Pause.until(() ->
                json(who.get("/api/v1/runs/" + run)).get("state").stringValue().equals("complete"));
        return run;
    }

    private static String lines() {
        return IntStream.range(0, 60)
                .mapToObj(i -> "216234567%02d,%d,%d\n".formatted(i, 20 + 20 * (i % 4) + i % 5, 50 * (i % 4) + i % 7))
                .collect(Collectors.joining("", "id,age,montant_consommation\n", ""));
    }

    private static String parent(String flags) {
        return "00-" + TRACE + "-" + PARENT + "-" + flags;
    }

    private static Span named(List<Span> spans, String name) {
        List<Span> found =
                spans.stream().filter(span -> span.name().equals(name)).toList();
        assertThat(found).as(name + " of " + spans).isNotEmpty();
        return found.get(0);
    }

    private List<String> commandLog() {
        try (Stream<Path> files = Files.list(home.resolve("data/logs"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("segmentation-cli."))
                    .flatMap(file -> read(file).lines())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what that class logs until the test ends. */
    private List<ILoggingEvent> listen(String name) {
        logger = (Logger) LoggerFactory.getLogger(name);
        heard.start();
        logger.addAppender(heard);
        return heard.list;
    }
}
