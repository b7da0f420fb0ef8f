package tn.segmentation.app.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.segmentation.app.Site.json;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.keys.CustomerTokens;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;
import tn.segmentation.store.run.RunSummary;
import tools.jackson.databind.JsonNode;

@WebTest
class CustomerEndpointsTest {

    private static final String SEARCH = "/api/v1/customers/search";
    private static final String COUNT = "/api/v1/customers/count";

    private final RunFixtures runs;
    private final Configuration configuration;
    private final CustomerTokens tokens;
    private final Site site;
    private RunSummary run;

    CustomerEndpointsTest(
            @Autowired RunFixtures runs,
            @Autowired Configuration configuration,
            @Autowired CustomerTokens tokens,
            @LocalServerPort int port) {
        this.runs = runs;
        this.configuration = configuration;
        this.tokens = tokens;
        this.site = UserFixtures.as(Role.ANALYST, port);
    }

    @BeforeEach
    void serve() {
        run = CustomerFixtures.serve(configuration, runs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"21620000007", "+216 20 000 007", "0021620000007", " 20000007 "})
    void findsACustomerByItsNumberInAnyForm(String id) {
        JsonNode answer = json(post(SEARCH, "{\"id\": \"" + id + "\"}"));

        assertThat(answer.get("run").stringValue()).isEqualTo(run.runId());
        assertThat(answer.get("customers")).hasSize(1);
        JsonNode customer = answer.get("customers").get(0);
        assertThat(customer.get("id").stringValue()).isEqualTo("••••••••007");
        assertThat(customer.get("masked").booleanValue()).isTrue();
        assertThat(customer.get("line").intValue()).isEqualTo(9);
        assertThat(customer.at("/values/age").doubleValue()).isEqualTo(27);
        assertThat(customer.at("/values/ville").stringValue()).isEqualTo("Sfax");
        assertThat(customer.get("segment").stringValue()).isEqualTo("S2");
        assertThat(customer.get("second_segment").stringValue()).matches("S[13]");
        assertThat(customer.get("imputed")).isEmpty();
    }

    @Test
    void showsTheSameCustomerUnderTheTokenOfItsId() {
        JsonNode found =
                json(post(SEARCH, "{\"id\": \"21620000049\"}")).get("customers").get(0);
        String token = found.get("token").stringValue();

        HttpResponse<String> answer = site.get("/api/v1/customers/" + token);

        assertThat(token).doesNotContain("20000049");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(json(answer)).isEqualTo(found);
        assertThat(json(answer).at("/imputed/0").stringValue()).isEqualTo("age");
        assertThat(json(site.get("/api/v1/customers/" + token + "?run=" + run.runId())))
                .isEqualTo(found);
    }

    @Test
    void showsAWholeIdForAReasonThatIsKept() {
        String token = json(post(SEARCH, "{\"id\": \"21620000049\"}"))
                .at("/customers/0/token")
                .stringValue();
        String reveal = "/api/v1/customers/" + token + "/reveal";

        HttpResponse<String> answer = post(reveal, "{\"reason\": \" Rappel demandé, ticket 4711 \"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(json(answer).get("id").stringValue()).isEqualTo("21620000049");
        assertThat(json(answer).get("token").stringValue()).isEqualTo(token);
        assertThat(json(post(reveal, "{\"run\": \"" + run.runId() + "\", \"reason\": \"Rappel\"}"))
                        .get("id")
                        .stringValue())
                .isEqualTo("21620000049");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\": \"abc\"}",
                "{\"reason\": \"       \"}",
                "{\"reason\": \"Rappel\", \"id\": \"21620000049\"}"
            })
    void showsNoWholeIdWithoutAReason(String request) {
        String token = json(post(SEARCH, "{\"id\": \"21620000049\"}"))
                .at("/customers/0/token")
                .stringValue();

        HttpResponse<String> answer = post("/api/v1/customers/" + token + "/reveal", request);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("20000049");
    }

    @Test
    void showsNoIdThatIsNotOfTheRun() {
        String reveal = "{\"reason\": \"Rappel\"}";
        String stranger = tokens.of("21699999999");

        assertThat(post("/api/v1/customers/" + stranger + "/reveal", reveal).statusCode())
                .isEqualTo(404);
        assertThat(post("/api/v1/customers/21620000049/reveal", reveal).statusCode())
                .isEqualTo(404);
    }

    @Test
    void findsNobodyWhereNobodyIs() {
        assertThat(json(post(SEARCH, "{\"id\": \"21699999999\"}")).get("customers"))
                .isEmpty();
        HttpResponse<String> number = site.get("/api/v1/customers/21620000007");
        assertThat(number.statusCode()).isEqualTo(404);
        assertThat(json(number).get("code").stringValue()).isEqualTo("customer_unknown");
    }

    @Test
    void countsAndPagesThroughTheCustomersOfAFilter() {
        String filter = "\"filter\": {\"segments\": [\"S1\", \"S3\"], \"numbers\": [{\"column\": \"age\", \"min\": 20,"
                + " \"max\": 29.5}], \"categories\": [{\"column\": \"ville\", \"values\": [\"Sfax\"]}]}";
        long expected = java.util.stream.IntStream.range(0, CustomerFixtures.CUSTOMERS)
                .filter(i -> i % 3 != 1 && i % 40 < 10 && i % 4 != 0 && i % 50 != 49)
                .count();

        JsonNode count = json(post(COUNT, "{" + filter + "}"));
        List<Integer> lines = new ArrayList<>();
        for (int page = 1; page < 10; page++) {
            json(post(SEARCH, "{" + filter + ", \"page\": " + page + ", \"size\": 7}"))
                    .get("customers")
                    .forEach(customer -> lines.add(customer.get("line").intValue()));
        }

        assertThat(count.get("count").longValue()).isEqualTo(expected);
        assertThat(lines).hasSize((int) expected).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"id\": 7}",
                "{\"id\": \"\"}",
                "{\"id\": \"1\", \"filter\": {}}",
                "{\"id\": \"a\\nb\"}",
                "{\"where\": \"1=1\"}",
                "{\"size\": 0}",
                "{\"size\": 201}",
                "{\"page\": 0}",
                "{\"page\": 1.5}",
                "{\"page\": \"1\"}",
                "{\"filter\": []}",
                "{\"filter\": {\"sql\": \"true\"}}",
                "{\"filter\": {\"segments\": \"S1\"}}",
                "{\"filter\": {\"segments\": [1]}}",
                "{\"filter\": {\"numbers\": [{\"column\": \"age\"}]}}",
                "{\"filter\": {\"numbers\": [{\"column\": \"age\", \"min\": \"1\"}]}}",
                "{\"filter\": {\"numbers\": [{\"column\": \"age\", \"min\": 1e999}]}}",
                "{\"filter\": {\"numbers\": [{\"min\": 1}]}}",
                "{\"filter\": {\"categories\": [{\"column\": \"ville\", \"values\": []}]}}",
                "{\"filter\": {}, \"filter\": {}}",
                "{} {}"
            })
    void understandsOnlyWhatThereIs(String request) {
        HttpResponse<String> answer = post(SEARCH, request);

        assertThat(answer.statusCode()).as(request).isEqualTo(400);
        assertThat(json(answer).get("code").stringValue()).isEqualTo("request_unknown");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"filter\": {\"numbers\": [{\"column\": \"salaire\", \"min\": 1}]}}",
                "{\"filter\": {\"numbers\": [{\"column\": \"id_client\", \"min\": 1}]}}",
                "{\"filter\": {\"numbers\": [{\"column\": \"ville\", \"min\": 1}]}}",
                "{\"filter\": {\"categories\": [{\"column\": \"age\\\" = 1 OR \\\"age\", \"values\": [\"1\"]}]}}"
            })
    void namesTheColumnThatTheRunDoesNotHave(String request) {
        for (String path : List.of(SEARCH, COUNT)) {
            HttpResponse<String> answer = post(path, request);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).get("code").stringValue()).startsWith("customer_column_");
            assertThat(json(answer).at("/params/column").isString()).isTrue();
        }
    }

    @Test
    void saysThatThereIsNoSuchRun() {
        HttpResponse<String> unknown = post(SEARCH, "{\"run\": \"20260101T000000-000000\"}");
        runs.clear();
        HttpResponse<String> nothing = post(SEARCH, "{}");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).get("code").stringValue()).isEqualTo("unknown_run");
        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(json(nothing).get("code").stringValue()).isEqualTo("nothing_published");
    }

    @Test
    void saysThatTheFilesOfARunCannotBeRead() {
        runs.publish(RunFixtures.telecom());

        HttpResponse<String> answer = post(SEARCH, "{}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).get("code").stringValue()).isEqualTo("run_damaged");
    }

    private HttpResponse<String> post(String path, String json) {
        return site.sendJson("POST", path, json);
    }
}
