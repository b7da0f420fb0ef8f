package tn.segmentation.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.segmentation.app.Site.json;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;
import tools.jackson.databind.JsonNode;

@WebTest
class RegisteredRunsEndpointsTest {

    private final Site analyst;
    private final Site viewer;
    private final Configuration configuration;

    RegisteredRunsEndpointsTest(@LocalServerPort int port, @Autowired Configuration configuration) {
        this.analyst = UserFixtures.as(Role.ANALYST, port);
        this.viewer = UserFixtures.as(Role.VIEWER, port);
        this.configuration = configuration;
    }

    @Test
    void listsTheRunsNewestFirstPageByPage() {
        String older = make("mai.csv");
        String newer = make("juin.csv");

        JsonNode first = json(viewer.get("/api/v1/runs?page=1&size=1"));
        JsonNode second = json(viewer.get("/api/v1/runs?page=2&size=1"));

        assertThat(first.get("total").longValue())
                .isEqualTo(Runs.open(configuration).count());
        assertThat(first.get("page").intValue()).isEqualTo(1);
        assertThat(first.get("size").intValue()).isEqualTo(1);
        assertThat(first.get("runs")).hasSize(1);
        JsonNode run = first.at("/runs/0");
        assertThat(run.get("id").stringValue()).isEqualTo(newer);
        assertThat(run.get("state").stringValue()).isEqualTo("complete");
        assertThat(run.get("input_name").stringValue()).isEqualTo("juin.csv");
        assertThat(run.get("created_at").stringValue()).startsWith("2051-01-01T");
        assertThat(run.get("period").stringValue()).isEqualTo("2026-10");
        assertThat(run.get("rows_segmented").intValue()).isEqualTo(60);
        assertThat(run.get("published").booleanValue()).isFalse();
        assertThat(run.get("damaged").booleanValue()).isFalse();
        assertThat(run.has("scope") || run.has("publication") || run.has("proposal"))
                .isFalse();
        assertThat(second.at("/runs/0/id").stringValue()).isEqualTo(older);
    }

    @Test
    void sendsAListAgainOnlyWhenItHasChanged() {
        HttpResponse<String> list = viewer.get("/api/v1/runs");
        String tag = list.headers().firstValue("ETag").orElseThrow();

        assertThat(viewer.get("/api/v1/runs", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        make("juillet.csv");
        assertThat(viewer.get("/api/v1/runs", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=-1", "size=0", "size=101", "page=1000001"})
    void refusesAPageThatThereCannotBe(String query) {
        for (String path : new String[] {"/api/v1/runs?", "/api/v1/publications?"}) {
            HttpResponse<String> answer = viewer.get(path + query);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).get("code").stringValue()).isEqualTo("page_out_of_range");
        }
        assertThat(viewer.get("/api/v1/runs?page=deux").statusCode()).isEqualTo(400);
    }

    @Test
    void tellsWhatARunSaysOfItself() throws IOException {
        String id = make("août.csv");
        Path folder = configuration.processedData().resolve(id);

        HttpResponse<String> summary = viewer.get("/api/v1/runs/" + id + "/summary");
        HttpResponse<String> provenance = viewer.get("/api/v1/runs/" + id + "/provenance");

        assertThat(summary.body()).isEqualTo(Files.readString(folder.resolve("summary.json")));
        assertThat(provenance.body()).isEqualTo(Files.readString(folder.resolve("run.json")));
        assertThat(summary.headers().firstValue("Content-Type")).contains("application/json");
        String tag = summary.headers().firstValue("ETag").orElseThrow();
        assertThat(viewer.get("/api/v1/runs/" + id + "/summary", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(viewer.get("/api/v1/runs/rien/summary").statusCode()).isEqualTo(404);
    }

    @Test
    void answersForARunThatItHasNotStarted() {
        String id = make("septembre.csv");

        JsonNode run = json(analyst.get("/api/v1/runs/" + id));

        assertThat(run.get("id").stringValue()).isEqualTo(id);
        assertThat(run.get("state").stringValue()).isEqualTo("complete");
    }

    @Test
    void publishesARunAndGoesBackToAnEarlierOneAndKeepsTheHistory() {
        String earlier = make("octobre.csv");
        String later = make("novembre.csv");

        JsonNode first = json(publish(analyst, earlier));
        assertThat(first.get("outcome").stringValue()).isEqualTo("published");
        assertThat(first.get("text").stringValue()).contains(earlier, "est publiée");
        publish(analyst, later);
        JsonNode same = json(publish(analyst, later));
        assertThat(same.get("outcome").stringValue()).isEqualTo("already_published");
        assertThat(same.get("text").stringValue()).contains("rien n’a changé");
        publish(UserFixtures.as(Role.ADMINISTRATOR, analyst.port()), earlier);

        JsonNode history = json(viewer.get("/api/v1/publications?size=3"));
        assertThat(IntStream.range(0, 3)
                        .mapToObj(i -> history.at("/publications/" + i + "/run").stringValue()))
                .containsExactly(earlier, later, earlier);
        assertThat(history.at("/publications/0/by").stringValue()).isEqualTo("administrator");
        assertThat(history.at("/publications/1/by").stringValue()).isEqualTo("analyst");
        assertThat(history.at("/publications/0").has("proposed_by")).isFalse();
        assertThat(json(viewer.get("/api/v1/publications?size=1&page=2"))
                        .at("/publications/0/run")
                        .stringValue())
                .isEqualTo(later);
        JsonNode run = json(analyst.get("/api/v1/runs/" + earlier));
        assertThat(run.get("published").booleanValue()).isTrue();
        assertThat(run.at("/publication/by").stringValue()).isEqualTo("administrator");
    }

    @Test
    void publishesNothingOfWhichOneByteHasChanged() throws IOException {
        String good = make("a.csv");
        String bad = make("b.csv");
        publish(analyst, good);
        Path file = configuration.processedData().resolve(bad).resolve("assignments.parquet");
        byte[] whole = Files.readAllBytes(file);
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(file, damaged);

        HttpResponse<String> answer = publish(analyst, bad);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).get("code").stringValue()).isEqualTo("run_files_damaged");
        assertThat(json(answer).get("detail").stringValue())
                .contains(bad, "publiée")
                .doesNotContain(configuration.home().toString());
        assertThat(Runs.open(configuration).published().map(RegisteredRun::id)).contains(good);
        // Other classes look at this platform too, and say whether all is well there.
        Files.write(file, whole);
        assertThat(viewer.get("/api/v1/runs/" + bad + "/summary").statusCode()).isEqualTo(200);
    }

    @Test
    void namesARunThatIsDamaged() throws IOException {
        String id = make("c.csv");
        Path file = configuration.processedData().resolve(id).resolve("summary.json");
        String whole = Files.readString(file);
        Files.writeString(file, "{}");

        JsonNode list = json(viewer.get("/api/v1/runs?size=1"));

        assertThat(list.at("/runs/0/id").stringValue()).isEqualTo(id);
        assertThat(list.at("/runs/0/damaged").booleanValue()).isTrue();
        HttpResponse<String> summary = viewer.get("/api/v1/runs/" + id + "/summary");
        assertThat(summary.statusCode()).isEqualTo(503);
        assertThat(json(summary).get("code").stringValue()).isEqualTo("run_files_damaged");
        Files.writeString(file, whole);
        assertThat(viewer.get("/api/v1/runs/" + id + "/summary").statusCode()).isEqualTo(200);
    }

    @Test
    void publishesOnceForManyWhoAskAtOnce() throws Exception {
        String before = make("d.csv");
        String id = make("e.csv");
        publish(analyst, before);
        int publications = Runs.open(configuration).publications().size();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> wishes = IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(
                            i -> () -> json(publish(analyst, id)).get("outcome").stringValue())
                    .toList();
            List<String> outcomes = threads.invokeAll(wishes).stream()
                    .map(RegisteredRunsEndpointsTest::get)
                    .toList();
            assertThat(outcomes).containsOnly("published", "already_published").containsOnlyOnce("published");
        } finally {
            threads.shutdown();
        }
        assertThat(Runs.open(configuration).publications()).hasSize(publications + 1);
    }

    @Test
    void publishesNothingForAPageOfAnotherSite() {
        String id = make("f.csv");
        Site withoutProof = new Site(analyst.port(), analyst.cookies(), "");

        assertThat(publish(withoutProof, id).statusCode()).isEqualTo(403);
        assertThat(withoutProof
                        .send("DELETE", "/api/v1/runs/" + id + "/proposal")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void knowsOnlyProposalsThatThereAre() {
        HttpResponse<String> answer = analyst.send("DELETE", "/api/v1/runs/" + make("g.csv") + "/proposal");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).get("code").stringValue()).isEqualTo("proposal_unknown");
    }

    private String make(String name) {
        return SegmentedRuns.make(configuration, name, 2).id();
    }

    private static HttpResponse<String> publish(Site who, String id) {
        return who.send("POST", "/api/v1/runs/" + id + "/publish");
    }

    private static String get(Future<String> outcome) {
        try {
            return outcome.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
