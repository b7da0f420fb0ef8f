package tn.segmentation.app.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tn.segmentation.app.Site.json;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Pause;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.job.JobState;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WebTest
class RunEndpointsTest {

    private final Site site;
    private final Configuration configuration;

    RunEndpointsTest(@LocalServerPort int port, @Autowired Configuration configuration) {
        this.site = UserFixtures.as(Role.ANALYST, port);
        this.configuration = configuration;
    }

    @Test
    void makesARunInAProcessOfItsOwnAndPublishesIt() throws IOException {
        String dataset = bring("données.csv", lines("id;sms;montant\n", i -> i + ";" + i % 7 + ";" + i * i + ".5\n"));

        HttpResponse<String> started = site.sendJson(
                "POST",
                "/api/v1/runs",
                "{\"dataset\": \"" + dataset + "\", \"segments\": 3, \"period\": \"2026-10\", \"scope\": \"prépayé\"}");

        assertThat(started.statusCode()).isEqualTo(202);
        String id = json(started).get("id").stringValue();
        assertThat(id).matches("[0-9]{8}T[0-9]{6}-[0-9a-f]{6}");
        assertThat(started.headers().firstValue("Location")).contains("/api/v1/runs/" + id);
        JsonNode end = end(id);
        assertThat(end.get("state").stringValue()).as(end.toString()).isEqualTo("complete");
        assertThat(end.at("/progress/stage").stringValue()).isIn("published", "figures");
        assertThat(end.has("error")).isFalse();
        assertThat(end.get("by").stringValue()).isEqualTo("analyst");
        assertThat(Instant.parse(end.get("ended_at").stringValue()))
                .isAfter(Instant.parse(end.get("started_at").stringValue()))
                .isAfter(Instant.parse(end.get("created_at").stringValue()));
        JsonNode run = read(configuration.processedData().resolve(id).resolve("run.json"));
        assertThat(run.get("run_id").stringValue()).isEqualTo(id);
        assertThat(run.get("input_name").stringValue()).isEqualTo("données.csv");
        assertThat(run.at("/settings/segments").intValue()).isEqualTo(3);
        assertThat(run.at("/settings/scope").stringValue()).isEqualTo("prépayé");
        assertThat(run.get("created_by").stringValue()).isEqualTo("analyst");
        assertThat(Runs.open(configuration).publications().get(0))
                .returns(id, Runs.Publication::runId)
                .returns("analyst", Runs.Publication::by);
    }

    @Test
    void takesEveryOptionOfTheCommandLineAndKeepsTheRunWhereThatIsAsked() throws IOException {
        String dataset = bring(
                "options.csv",
                lines(
                        "id;age;montant;sms;--no-publish\n",
                        i -> i + ";" + (20 + i % 9) + ";" + i * i + ";" + i % 7 + ";" + i % 5 + "\n"));
        List<Runs.Publication> before = Runs.open(configuration).publications();

        JsonNode end = end(start("{\"dataset\": \"" + dataset + "\", \"segments\": 3, \"scaling\": \"standard\","
                + " \"features\": [\"montant_consommation\", \"#4\", \"--no-publish\"], \"descriptive\": [\"age\"],"
                + " \"weight\": {\"--no-publish\": 0.5, \"nombre_sms\": 2}, \"seed\": -7, \"publish\": false}"));

        assertThat(end.get("state").stringValue()).as(end.toString()).isEqualTo("complete");
        assertThat(end.get("publish").booleanValue()).isFalse();
        String id = end.get("id").stringValue();
        JsonNode settings = read(configuration.processedData().resolve(id).resolve("run.json"))
                .get("settings");
        assertThat(settings.get("scaling").stringValue()).isEqualTo("standard");
        assertThat(settings.get("features").toString()).isEqualTo("[\"montant_consommation\",\"#4\",\"--no-publish\"]");
        assertThat(settings.get("descriptive").toString()).isEqualTo("[\"age\"]");
        assertThat(settings.at("/weight/--no-publish").doubleValue()).isEqualTo(0.5);
        assertThat(settings.at("/weight/nombre_sms").doubleValue()).isEqualTo(2);
        assertThat(settings.get("seed").longValue()).isEqualTo(-7);
        assertThat(Runs.open(configuration).publications()).isEqualTo(before);
        assertThat(json(site.get("/api/v1/jobs?kind=run&dataset=" + dataset))
                        .at("/jobs/0/publish")
                        .booleanValue())
                .isFalse();

        assertThat(site.send("POST", "/api/v1/runs/" + id + "/publish").statusCode())
                .isEqualTo(200);
        assertThat(Runs.open(configuration).published().map(RegisteredRun::id)).contains(id);
    }

    @Test
    void takesNoColumnForAnOption() {
        String dataset = bring("noms.csv", lines("id;sms;--no-publish\n", i -> i + ";" + i + ";" + i % 5 + "\n"));

        JsonNode end = end(
                start("{\"dataset\": \"" + dataset + "\", \"segments\": 2," + " \"features\": [\"--no-publish\"]}"));

        assertThat(end.get("state").stringValue()).as(end.toString()).isEqualTo("complete");
        assertThat(end.get("publish").booleanValue()).isTrue();
        assertThat(Runs.open(configuration).published().map(RegisteredRun::id))
                .contains(end.get("id").stringValue());
    }

    @Test
    void tellsEveryChangeUntilTheEnd() {
        String dataset = bring("a.csv", lines("id,sms\n", i -> i + "," + i * i + "\n"));
        String id = start("{\"dataset\": \"" + dataset + "\", \"segments\": 2}");

        HttpResponse<String> stream = site.get("/api/v1/runs/" + id + "/events");

        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(stream.headers().firstValue("X-Accel-Buffering")).contains("no");
        assertThat(stream.headers().firstValue("Cache-Control")).contains("no-store");
        List<JsonNode> events = stream.body()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> JsonMapper.shared().readTree(line.substring(5)))
                .toList();
        assertThat(events)
                .doesNotHaveDuplicates()
                .allMatch(event -> event.get("id").stringValue().equals(id));
        assertThat(events.stream()
                        .map(event -> event.at("/progress/stage").asString(""))
                        .distinct())
                .contains("read", "iterate", "write", "published");
        assertThat(events.subList(0, events.size() - 1))
                .noneMatch(
                        event -> JobState.of(event.get("state").stringValue()).isOver());
        assertThat(events.get(events.size() - 1)).isEqualTo(json(site.get("/api/v1/runs/" + id)));
        assertThat(json(site.get("/api/v1/runs/" + id)).get("state").stringValue())
                .isEqualTo("complete");
    }

    @Test
    void tellsWhoComesLateHowItEnded() {
        String dataset = bring("juin.csv", "id,sms\n1,1\n2,1\n3,2\n");
        String id = start("{\"dataset\": \"" + dataset + "\", \"segments\": 3}");
        JsonNode end = end(id);

        String stream =
                site.get("/api/v1/runs/" + id + "/events", "Last-Event-ID", "7").body();

        assertThat(stream.lines().filter(line -> line.startsWith("data:")).toList())
                .containsExactly("data:" + end);
    }

    @Test
    void listsWhatWasAskedForNewestFirst() {
        String dataset = bring("liste.csv", lines("id,sms\n", i -> i + "," + i + "\n"));
        String order = "{\"dataset\": \"" + dataset + "\", \"segments\": 2}";
        String first = start(order);
        String second = json(UserFixtures.as(Role.ADMINISTRATOR, site.port()).sendJson("POST", "/api/v1/runs", order))
                .get("id")
                .stringValue();

        JsonNode all = json(site.get("/api/v1/jobs?kind=run&dataset=" + dataset));
        JsonNode rest = json(site.get("/api/v1/jobs?page=2&size=1&kind=run&dataset=" + dataset));

        assertThat(all.get("total").intValue()).isEqualTo(2);
        assertThat(all.get("jobs")
                        .valueStream()
                        .map(job -> job.get("id").stringValue() + job.get("by").stringValue()))
                .containsExactly(second + "administrator", first + "analyst");
        assertThat(rest.get("total").intValue()).isEqualTo(2);
        assertThat(rest.get("jobs").valueStream().map(job -> job.get("id").stringValue()))
                .containsExactly(first);
        assertThat(json(site.get("/api/v1/jobs?dataset=" + dataset))
                        .get("jobs")
                        .get(0)
                        .get("kind")
                        .stringValue())
                .isEqualTo("run");
        assertThat(json(site.get("/api/v1/jobs?dataset=rien")).get("jobs").size())
                .isZero();
        assertThat(end(first).get("state").stringValue()).isEqualTo("complete");
        assertThat(end(second).get("state").stringValue()).isEqualTo("complete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=-1", "page=x", "size=0", "size=101", "page=99999999999"})
    void listsOnlyWhatCanBeCounted(String query) {
        HttpResponse<String> answer = site.get("/api/v1/jobs?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void usesTheAnswersThatWereGiven() throws IOException {
        String dataset = bring("a.csv", lines("id,volume_data\n", i -> i + "," + (i + 10) + ".500\n"));
        site.sendJson(
                "PUT", "/api/v1/datasets/" + dataset + "/answers", "{\"reading\": {\"volume_data\": \"thousands\"}}");

        String id = start("{\"dataset\": \"" + dataset + "\", \"segments\": 2}");

        assertThat(end(id).get("state").stringValue()).isEqualTo("complete");
        JsonNode summary = read(configuration.processedData().resolve(id).resolve("summary.json"));
        assertThat(summary.at("/overall/mean_values/volume_data").doubleValue()).isGreaterThan(10_000);
    }

    @Test
    void startsNothingWhileSomethingIsToBeDecided() {
        String dataset = bring("mai.csv", lines("id,montant\n", i -> i + "," + (i + 10) + ".500\n"));

        HttpResponse<String> answer =
                site.sendJson("POST", "/api/v1/runs", "{\"dataset\": \"" + dataset + "\"}", "Accept-Language", "en");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer).get("code").stringValue()).isEqualTo("dataset_undecided");
        assertThat(json(answer).get("detail").stringValue()).contains("“mai.csv”");
    }

    @Test
    void saysWhyARunFailed() throws IOException {
        String dataset = bring("juin.csv", "id,sms\n1,1\n2,1\n3,2\n");

        String id = start("{\"dataset\": \"" + dataset + "\", \"segments\": 3}");

        JsonNode end = end(id);
        assertThat(end.get("state").stringValue()).isEqualTo("failed");
        assertThat(end.at("/error/code").stringValue()).isEqualTo("too_few_distinct_rows");
        assertThat(end.at("/error/text").stringValue()).contains("2", "3");
        assertThat(configuration.processedData().resolve(id)).doesNotExist();
        try (Stream<Path> left = Files.list(configuration.processedData())) {
            assertThat(left.filter(f -> f.toString().contains(id))).isEmpty();
        }
    }

    @Test
    void stopsARunThatWaits() {
        String dataset = bring("a.csv", lines("id,sms\n", i -> i + "," + i + "\n"));
        String order = "{\"dataset\": \"" + dataset + "\", \"segments\": 2}";
        String first = start(order);
        String second = start(order);

        HttpResponse<String> cancelled = site.sendJson("POST", "/api/v1/runs/" + second + "/cancel", "");

        assertThat(cancelled.statusCode()).isEqualTo(202);
        assertThat(end(second).get("state").stringValue()).isEqualTo("cancelled");
        assertThat(end(first).get("state").stringValue()).isEqualTo("complete");
        assertThat(configuration.processedData().resolve(second)).doesNotExist();
    }

    @Test
    void stopsARunThatIsBeingMade() throws IOException {
        String dataset = bring("a.csv", lines("id,sms\n", i -> i + "," + i + "\n"));
        String id = start("{\"dataset\": \"" + dataset + "\", \"segments\": 2}");
        // Its process takes a second to start.
        while (json(site.get("/api/v1/runs/" + id)).get("state").stringValue().equals("queued")) {
            Pause.brief();
        }

        site.sendJson("POST", "/api/v1/runs/" + id + "/cancel", "");

        JsonNode end = end(id);
        assertThat(end.get("state").stringValue()).isEqualTo("cancelled");
        assertThat(end.has("error")).isFalse();
        try (Stream<Path> left = Files.list(configuration.processedData())) {
            assertThat(left.filter(f -> f.toString().contains(id))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"dataset\": 7}",
                "{\"dataset\": \"a\", \"out\": \"/etc\"}",
                "{\"dataset\": \"a\", \"segments\": \"3\"}",
                "{\"dataset\": \"a\", \"segments\": 0}",
                "{\"dataset\": \"a\", \"segments\": 2.5}",
                "{\"dataset\": \"a\", \"period\": \"octobre\"}",
                "{\"dataset\": \"a\", \"scope\": \"a\\nb\"}",
                "{\"dataset\": \"a\", \"scope\": \"--json\"}",
                "{\"dataset\": \"a\", \"scaling\": \"AUTO\"}",
                "{\"dataset\": \"a\", \"scaling\": \"auto --out=/etc\"}",
                "{\"dataset\": \"a\", \"features\": \"age\"}",
                "{\"dataset\": \"a\", \"features\": []}",
                "{\"dataset\": \"a\", \"features\": [7]}",
                "{\"dataset\": \"a\", \"features\": [\" \"]}",
                "{\"dataset\": \"a\", \"features\": [\"a,b\"]}",
                "{\"dataset\": \"a\", \"features\": [\"a\\u0000\"]}",
                "{\"dataset\": \"a\", \"features\": [\"age\"], \"descriptive\": [\"age\"]}",
                "{\"dataset\": \"a\", \"descriptive\": {}}",
                "{\"dataset\": \"a\", \"weight\": [1]}",
                "{\"dataset\": \"a\", \"weight\": {\"age\": 0}}",
                "{\"dataset\": \"a\", \"weight\": {\"age\": 1e999}}",
                "{\"dataset\": \"a\", \"weight\": {\"age\": \"1\"}}",
                "{\"dataset\": \"a\", \"weight\": {\"\": 1}}",
                "{\"dataset\": \"a\", \"seed\": 1.5}",
                "{\"dataset\": \"a\", \"seed\": 9223372036854775808}",
                "{\"dataset\": \"a\", \"publish\": \"false\"}",
                "{\"dataset\": \"a\", \"publish\": null}",
                "{\"dataset\": \"a\"} {}"
            })
    void understandsOnlyWhatThereIs(String order) {
        HttpResponse<String> answer = site.sendJson("POST", "/api/v1/runs", order);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("code").stringValue()).isEqualTo("run_request_unknown");
    }

    @Test
    void readsNoMoreThanACommandLineHolds() {
        String column = "a".repeat(1000);
        String many = IntStream.range(0, 100)
                .mapToObj(i -> "\"" + column + i + "\"")
                .collect(Collectors.joining(",", "{\"dataset\": \"a\", \"features\": [", "]}"));

        HttpResponse<String> answer = site.sendJson("POST", "/api/v1/runs", many);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("code").stringValue()).isEqualTo("run_request_unknown");
    }

    @Test
    void knowsOnlyRunsThatItHasStarted() {
        assertThat(json(site.get("/api/v1/runs/20261101T070000-3fa9c1"))
                        .get("code")
                        .stringValue())
                .isEqualTo("run_not_started");
        assertThat(site.sendJson("POST", "/api/v1/runs/rien/cancel", "").statusCode())
                .isEqualTo(404);
        assertThat(site.sendJson("POST", "/api/v1/runs", "{\"dataset\": \"../..\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void startsNothingForPagesOfOtherSites() {
        Site withoutProof = new Site(site.port(), site.cookies(), "");
        for (String path : new String[] {"/api/v1/runs", "/api/v1/runs/a/cancel"}) {
            assertThat(withoutProof.sendJson("POST", path, "{}").statusCode()).isEqualTo(403);
        }
    }

    private String bring(String name, String lines) {
        return json(site.upload("/api/v1/datasets", name, lines.getBytes(UTF_8)))
                .get("id")
                .stringValue();
    }

    private String start(String order) {
        return json(site.sendJson("POST", "/api/v1/runs", order)).get("id").stringValue();
    }

    private JsonNode end(String id) {
        Pause.until(() -> JobState.of(
                        json(site.get("/api/v1/runs/" + id)).get("state").stringValue())
                .isOver());
        return json(site.get("/api/v1/runs/" + id));
    }

    private static String lines(String header, IntFunction<String> line) {
        return header + IntStream.range(1, 60).mapToObj(line).collect(Collectors.joining());
    }

    private static JsonNode read(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(file));
    }
}
