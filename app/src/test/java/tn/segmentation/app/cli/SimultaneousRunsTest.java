package tn.segmentation.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static tn.segmentation.app.Site.json;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LoggingSystem;
import tn.segmentation.app.Pause;
import tn.segmentation.app.Site;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.run.Runs.Publication;
import tn.segmentation.app.security.AccessSettings;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.Users;
import tools.jackson.databind.JsonNode;

/** Two people bring a file and have it segmented at the same time, while everybody looks at what is published. */
class SimultaneousRunsTest {

    private static final String PASSWORD = "quatre mots sans rapport";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String EARLIER = "septembre.csv";

    private final Path home;
    private final Configuration configuration;
    private WebServer server;

    SimultaneousRunsTest(@TempDir Path home) {
        this.home = home;
        this.configuration = Configuration.load(new Environment(Map.of(), Map.of(), home));
    }

    @BeforeEach
    void startsOverAPublishedRun() throws IOException {
        Files.writeString(home.resolve(EARLIER), lines(60));
        assertThat(Cli.at(home).run("segment", EARLIER, "--segments", "3").exitCode())
                .isZero();
        server = WebServer.start(configuration, WebServer.LOOPBACK, 0, AccessSettings.of(configuration));
    }

    @AfterEach
    void stops() {
        server.close();
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }

    @Test
    void serveTheEarlierRunMeanwhileAndGiveEachTheirOwn() throws Exception {
        Site amel = person("amel");
        Site sami = person("sami");
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        String ofAmel;
        String ofSami;
        try {
            Future<String> first = both.submit(() -> start(amel, "amel.csv", 90, 2, together));
            Future<String> second = both.submit(() -> start(sami, "sami.csv", 120, 4, together));
            ofAmel = first.get();
            ofSami = second.get();
        } finally {
            both.shutdown();
        }

        assertThat(shownUntilOneIsPublished(amel)).isNotEmpty().containsOnly(EARLIER);

        assertMade(end(amel, ofAmel), "amel.csv", "amel");
        assertMade(end(sami, ofSami), "sami.csv", "sami");
        assertThat(sizes(amel, ofAmel)).hasSize(2);
        assertThat(sizes(amel, ofAmel).stream().mapToInt(i -> i).sum()).isEqualTo(90);
        assertThat(sizes(sami, ofSami)).hasSize(4);
        assertThat(sizes(sami, ofSami).stream().mapToInt(i -> i).sum()).isEqualTo(120);
        assertThat(amel.get("/?run=" + ofAmel).body()).contains("amel.csv").doesNotContain("sami.csv");
        assertThat(sami.get("/?run=" + ofSami).body()).contains("sami.csv").doesNotContain("amel.csv");
        List<Publication> history = Runs.open(configuration).publications();
        assertThat(history).hasSize(3);
        assertThat(history.subList(0, 2))
                .extracting(Publication::runId, Publication::by)
                .containsExactlyInAnyOrder(tuple(ofAmel, "amel"), tuple(ofSami, "sami"));
        String last = history.get(0).runId().equals(ofAmel) ? "amel.csv" : "sami.csv";
        assertThat(amel.get("/").body()).contains(last);
    }

    private static String start(Site who, String name, int lines, int segments, CyclicBarrier together)
            throws Exception {
        together.await();
        String dataset = json(who.upload("/api/v1/datasets", name, lines(lines).getBytes(UTF_8)))
                .get("id")
                .stringValue();
        together.await();
        String order = "{\"dataset\": \"" + dataset + "\", \"segments\": " + segments + "}";
        return json(who.sendJson("POST", "/api/v1/runs", order)).get("id").stringValue();
    }

    /** Returns which file the first page was about, each time it was asked for before the next run was published. */
    private List<String> shownUntilOneIsPublished(Site who) {
        Runs runs = Runs.open(configuration);
        List<String> shown = new ArrayList<>();
        Instant most = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(most)) {
            String page = who.get("/").body();
            if (runs.publications().size() > 1) {
                return shown;
            }
            shown.add(Stream.of(EARLIER, "amel.csv", "sami.csv")
                    .filter(page::contains)
                    .collect(Collectors.joining()));
            Pause.brief();
        }
        throw new AssertionError("nothing is published");
    }

    private static JsonNode end(Site who, String run) {
        Pause.until(() -> state(who, run).equals("complete"));
        return json(who.get("/api/v1/runs/" + run));
    }

    private static String state(Site who, String run) {
        return json(who.get("/api/v1/runs/" + run)).get("state").stringValue();
    }

    private static void assertMade(JsonNode run, String name, String by) {
        assertThat(run.get("state").stringValue()).as(run.toString()).isEqualTo("complete");
        assertThat(run.get("name").stringValue()).isEqualTo(name);
        assertThat(run.get("by").stringValue()).isEqualTo(by);
    }

    private static List<Integer> sizes(Site who, String run) {
        return json(who.get("/api/cluster_distribution?run=" + run))
                .at("/data/values")
                .valueStream()
                .map(JsonNode::intValue)
                .toList();
    }

    private Site person(String name) {
        String key =
                Users.open(configuration).add(name, Role.ANALYST, Instant.now()).key();
        return new Site(URI.create(server.address()).getPort()).welcomed(key, PASSWORD);
    }

    private static String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "%d,%d,%d\n".formatted(i, 20 + 20 * (i % 4) + i % 5, 50 * (i % 4) + i % 7))
                .collect(Collectors.joining("", "id,age,montant_consommation\n", ""));
    }
}
