package tn.segmentation.app.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.segmentation.app.Site.json;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;
import tools.jackson.databind.JsonNode;

@WebTest
class OfferEndpointsTest {

    private static final String S1 = "/api/v1/offers/S1";
    private static final String YOUNG = """
            {"name": "Jeunes", "offer": {"name": "Data+", "details": {"reduction": "15 %", "services": ["30 Go", "nuit"]}}}
            """;

    private final RunFixtures runs;
    private final Site site;

    OfferEndpointsTest(@Autowired RunFixtures runs, @LocalServerPort int port) {
        this.runs = runs;
        this.site = UserFixtures.as(Role.ANALYST, port);
    }

    @BeforeEach
    void publish() {
        runs.publish(RunFixtures.telecom());
    }

    @Test
    void changesTheNameAndTheOfferEverywhere() {
        String etag = etag();

        HttpResponse<String> changed = site.sendJson("PUT", S1, YOUNG, "If-Match", etag);

        assertThat(changed.statusCode()).isEqualTo(200);
        JsonNode card = json(changed);
        assertThat(card.get("name").stringValue()).isEqualTo("Jeunes");
        assertThat(card.at("/offer/details/services/1").stringValue()).isEqualTo("nuit");
        assertThat(card.get("changed_by").stringValue()).isEqualTo("analyst");
        assertThat(changed.headers().firstValue("ETag"))
                .contains(card.get("etag").stringValue());
        assertThat(card.get("etag").stringValue()).isNotEqualTo(etag);
        assertThat(json(site.get(S1))).isEqualTo(card);
        JsonNode all = json(site.get("/api/v1/offers"));
        assertThat(all).hasSize(5).first().isEqualTo(card);
        JsonNode details = json(site.get("/api/segment_details")).get("S1");
        assertThat(details.get("name").stringValue()).isEqualTo("Jeunes");
        assertThat(details.get("offer").stringValue()).isEqualTo("Data+");
        String run = RunFixtures.telecom().runId();
        assertThat(site.get("/api/v1/figures?run=" + run).body()).contains("S1 · Jeunes");
        assertThat(site.get("/").body()).contains("Jeunes", "Data+", "services\u202f: 30 Go, nuit");
    }

    @Test
    void saysNothingNewToWhoHasTheVersion() {
        HttpResponse<String> answer = site.get(S1, "If-None-Match", etag());

        assertThat(answer.statusCode()).isEqualTo(304);
    }

    @Test
    void takesAwayNameAndOffer() {
        site.sendJson("PUT", S1, YOUNG, "If-Match", etag());

        JsonNode card = json(site.sendJson("PUT", S1, "{\"name\": \"  \", \"offer\": null}", "If-Match", etag()));

        assertThat(card.get("name").stringValue()).isEqualTo("S1");
        assertThat(card.has("offer")).isFalse();
        assertThat(json(site.get("/api/segment_details")).at("/S1/offer").stringValue())
                .isEmpty();
    }

    @Test
    void wantsToKnowWhichVersionIsChanged() {
        for (HttpResponse<String> answer :
                List.of(site.sendJson("PUT", S1, YOUNG), site.sendJson("PUT", S1, YOUNG, "If-Match", "*"))) {
            assertThat(answer.statusCode()).isEqualTo(428);
            assertThat(json(answer).get("code").stringValue()).isEqualTo("offer_version_missing");
        }
    }

    @Test
    void showsTheOtherVersionToWhoWasSlower() {
        String etag = etag();
        site.sendJson("PUT", S1, YOUNG, "If-Match", etag);

        HttpResponse<String> slower =
                site.sendJson("PUT", S1 + "?lang=en", "{\"name\": \"Seniors\"}", "If-Match", etag);

        assertThat(slower.statusCode()).isEqualTo(412);
        JsonNode problem = json(slower);
        assertThat(problem.get("code").stringValue()).isEqualTo("offer_changed");
        assertThat(problem.get("detail").stringValue()).startsWith("analyst saved another version of “S1” on ");
        assertThat(problem.at("/params/current")).isEqualTo(json(site.get(S1)));
        assertThat(problem.at("/params/current/name").stringValue()).isEqualTo("Jeunes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "W/\"1\"", "\"1\", \"2\"", "\"x\"", "\"99999999999999999999\"", "\"-1\""})
    void takesNothingElseForAVersion(String etag) {
        assertThat(site.sendJson("PUT", S1, YOUNG, "If-Match", etag).statusCode())
                .isEqualTo(412);
    }

    @Test
    void letsOneOfFiftyChangeAVersion() throws Exception {
        String etag = etag();
        long before = json(site.get(S1 + "/history")).size();
        ExecutorService threads = Executors.newFixedThreadPool(50);
        List<Integer> statuses = new ArrayList<>();
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String wanted = "{\"name\": \"nom " + i + "\"}";
                work.add(
                        () -> site.sendJson("PUT", S1, wanted, "If-Match", etag).statusCode());
            }
            for (Future<Integer> done : threads.invokeAll(work)) {
                statuses.add(done.get());
            }
        } finally {
            threads.shutdown();
        }

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 412).hasSize(49);
        assertThat(json(site.get(S1 + "/history"))).hasSize((int) before + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | offer_request_unknown | {}",
                "{} | offer_request_unknown | name",
                "{'name': 7} | offer_request_unknown | name",
                "{'name': 'a', 'colour': 'red'} | offer_request_unknown | colour",
                "{'name': 'a', 'offer': 'Data'} | offer_request_unknown | offer",
                "{'name': 'a', 'offer': {}} | offer_request_unknown | offer.name",
                "{'name': 'a', 'offer': {'name': 'b', 'price': 'c'}} | offer_request_unknown | offer.price",
                "{'name': 'a', 'offer': {'name': 'b', 'details': []}} | offer_request_unknown | offer.details",
                "{'name': 'a', 'offer': {'name': 'b', 'details': {'c': 1}}} | offer_request_unknown | offer.details.c",
                "{'name': 'a', 'offer': {'name': 'b', 'details': {'c': 'd', ' c': 'e'}}} | offer_request_unknown | offer.details.c",
                "{'name': 'a\\u0000b'} | offer_text_wrong | name",
                "{'name': 'a\\nb'} | offer_text_wrong | name",
                "{'name': 'a\\u202eb'} | offer_text_wrong | name",
                "{'name': 'a\\ud800b'} | offer_text_wrong | name",
                "{'name': '#61'} | offer_text_wrong | name",
                "{'name': 'a', 'offer': {'name': ' '}} | offer_text_wrong | offer.name",
                "{'name': 'a', 'offer': {'name': '#101'}} | offer_text_wrong | offer.name",
                "{'name': 'a', 'offer': {'name': 'b', 'details': {'': 'c'}}} | offer_text_wrong | offer.details",
                "{'name': 'a', 'offer': {'name': 'b', 'details': {'#41': 'c'}}} | offer_text_wrong | offer.details",
                "{'name': 'a', 'offer': {'name': 'b', 'details': {'c': '#301'}}} | offer_text_wrong | offer.details.c",
                "{'name': 'a', 'offer': {'name': 'b', 'details': {'c': []}}} | offer_text_wrong | offer.details.c",
                "{'name': 'a', 'offer': {'name': 'b', 'details': {'c': ['d', '']}}} | offer_text_wrong | offer.details.c"
            })
    void namesTheFieldThatItDoesNotTake(String wanted, String code, String field) {
        String etag = etag();
        StringBuilder json = new StringBuilder(wanted.replace('\'', '"'));
        int length = json.indexOf("#");
        if (length >= 0) {
            String number = json.substring(length + 1, json.indexOf("\"", length));
            json.replace(length, length + 1 + number.length(), "é".repeat(Integer.parseInt(number)));
        }

        HttpResponse<String> answer = site.sendJson("PUT", S1, json.toString(), "If-Match", etag);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("code").stringValue()).isEqualTo(code);
        assertThat(json(answer).at("/params/field").stringValue()).isEqualTo(field);
        assertThat(json(answer).get("detail").stringValue()).contains(field);
        assertThat(etag()).isEqualTo(etag);
    }

    @Test
    void takesNoMoreDetailsThanAPageCanShow() {
        StringBuilder details = new StringBuilder("\"0\": \"x\"");
        for (int i = 1; i <= 20; i++) {
            details.append(", \"").append(i).append("\": \"x\"");
        }

        HttpResponse<String> answer = site.sendJson(
                "PUT",
                S1,
                "{\"name\": \"a\", \"offer\": {\"name\": \"b\", \"details\": {" + details + "}}}",
                "If-Match",
                etag());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("code").stringValue()).isEqualTo("offer_parts_too_many");
    }

    @Test
    void readsTextsAsTheyAreTyped() {
        String typed = "{\"name\": \" شباب 👍🏽 \", \"offer\": {\"name\": \"<img/src=x/onerror=alert(1)>\"}}";

        JsonNode card = json(site.sendJson("PUT", S1, typed, "If-Match", etag()));

        assertThat(card.get("name").stringValue()).isEqualTo("شباب 👍🏽");
        assertThat(card.at("/offer/name").stringValue()).isEqualTo("<img/src=x/onerror=alert(1)>");
    }

    @Test
    void tellsTheHistoryNewestFirst() {
        site.sendJson("PUT", S1, YOUNG, "If-Match", etag());
        site.sendJson("PUT", S1, "{\"name\": \"Seniors\"}", "If-Match", etag());

        JsonNode history = json(site.get(S1 + "/history"));

        assertThat(history.at("/0/after/name").stringValue()).isEqualTo("Seniors");
        assertThat(history.at("/0/before/name").stringValue()).isEqualTo("Jeunes");
        assertThat(history.at("/0/after/changed_by").stringValue()).isEqualTo("analyst");
        assertThat(history.at("/1/after")).isEqualTo(history.at("/0/before"));
        JsonNode first = history.get(history.size() - 1);
        assertThat(first.has("before")).isFalse();
        assertThat(first.get("after").has("changed_by")).isFalse();
        long version = history.at("/1/after/version").longValue();
        assertThat(json(site.get(S1 + "/history?before=" + version)).at("/0/after"))
                .isEqualTo(history.at("/2/after"));
    }

    @Test
    void knowsOnlySegmentsOfRuns() {
        for (HttpResponse<String> answer : List.of(
                site.get("/api/v1/offers/S99"),
                site.get("/api/v1/offers/S99/history"),
                site.sendJson("PUT", "/api/v1/offers/S99", YOUNG, "If-Match", "\"1\""))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(json(answer).get("code").stringValue()).isEqualTo("segment_unknown");
        }
    }

    @Test
    void letsViewersReadAndAnalystsWithAProofWrite() {
        String etag = etag();
        Site viewer = UserFixtures.as(Role.VIEWER, site.port());
        Site withoutProof = new Site(site.port(), site.cookies(), "");

        assertThat(viewer.get(S1).statusCode()).isEqualTo(200);
        assertThat(viewer.sendJson("PUT", S1, YOUNG, "If-Match", etag).statusCode())
                .isEqualTo(403);
        assertThat(withoutProof.sendJson("PUT", S1, YOUNG, "If-Match", etag).statusCode())
                .isEqualTo(403);
        assertThat(etag()).isEqualTo(etag);
    }

    private String etag() {
        return site.get(S1).headers().firstValue("ETag").orElseThrow();
    }
}
