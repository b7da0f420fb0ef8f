package tn.segmentation.app.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.segmentation.app.Site.json;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.customers.CustomerFixtures;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.Tokens;
import tn.segmentation.app.security.UserFixtures;
import tn.segmentation.store.run.RunSummary;
import tools.jackson.databind.JsonNode;

@WebTest
class ExportEndpointsTest {

    private static final String EXPORTS = "/api/v1/exports";

    private final RunFixtures runs;
    private final Configuration configuration;
    private final Tokens tokens;
    private final Site analyst;
    private final Site administrator;
    private RunSummary run;

    ExportEndpointsTest(
            @Autowired RunFixtures runs,
            @Autowired Configuration configuration,
            @Autowired Tokens tokens,
            @LocalServerPort int port) {
        this.runs = runs;
        this.tokens = tokens;
        this.configuration = configuration;
        this.analyst = UserFixtures.as(Role.ANALYST, port);
        this.administrator = UserFixtures.as(Role.ADMINISTRATOR, port);
    }

    @BeforeEach
    void serve() {
        run = CustomerFixtures.serve(configuration, runs);
    }

    @Test
    void writesTheCustomersOfASegmentAndKeepsWhatFor() {
        HttpResponse<String> answer = analyst.sendJson(
                "POST",
                EXPORTS + "?lang=fr",
                "{\"filter\": {\"segments\": [\"S1\"]}, \"format\": \"csv\", \"columns\": [\"ville\"],"
                        + " \"purpose\": \"Campagne de novembre\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .matches("attachment; filename=\"customers_" + run.runId() + "_S1_\\d{4}-\\d{2}-\\d{2}\\.csv\"");
        List<String> lines = answer.body().lines().toList();
        assertThat(lines).hasSize(102).last().isEqualTo("Données fictives");
        assertThat(lines.get(0)).isEqualTo("\ufeffid_client;ville;line;imputed;segment;distance;second_segment");
        assertThat(lines.get(1)).startsWith("21620000000;'=1+1;2;;S1;");

        JsonNode kept = list().get(0);
        assertThat(kept.get("purpose").stringValue()).isEqualTo("Campagne de novembre");
        assertThat(kept.get("exported_by").stringValue()).isEqualTo("analyst");
        assertThat(kept.get("exported_at").stringValue()).matches("20.*Z");
        assertThat(kept.get("run").stringValue()).isEqualTo(run.runId());
        assertThat(kept.get("format").stringValue()).isEqualTo("csv");
        assertThat(kept.at("/filter/segments/0").stringValue()).isEqualTo("S1");
        assertThat(kept.at("/columns/0").stringValue()).isEqualTo("ville");
        assertThat(kept.get("rows").longValue()).isEqualTo(100);
        assertThat(kept.toString()).doesNotContainPattern(CustomerFixtures.NUMBER);
    }

    @Test
    void writesACsvForPrograms() {
        HttpResponse<String> answer = analyst.sendJson(
                "POST",
                EXPORTS + "?lang=en",
                "{\"run\": \"" + run.runId() + "\", \"filter\": {\"numbers\": [{\"column\": \"age\", \"max\": 20}]},"
                        + " \"format\": \"csv\", \"separator\": \",\", \"decimal\": \".\", \"bom\": false,"
                        + " \"purpose\": \"Score in the CRM\"}");

        List<String> lines = answer.body().lines().toList();
        assertThat(lines.get(0)).startsWith("id_client,ville,age,montant_consommation,");
        assertThat(lines.get(1)).startsWith("21620000000,'=1+1,20,1.05,oui,2,,S1,");
        assertThat(lines).hasSize(1 + 8 + 1).last().isEqualTo("Synthetic data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "parquet"})
    void writesOtherFormats(String format) {
        HttpResponse<String> answer = analyst.sendJson(
                "POST", EXPORTS, "{\"format\": \"" + format + "\", \"purpose\": \"Contrôle qualité\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith(format.equals("xlsx") ? "PK" : "PAR1");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .endsWith("." + format + "\"");
        assertThat(list().get(0).get("rows").longValue()).isEqualTo(CustomerFixtures.CUSTOMERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\": \"csv\"}",
                "{\"format\": \"csv\", \"purpose\": \"test\"}",
                "{\"format\": \"csv\", \"purpose\": \"      \"}",
                "{\"format\": \"csv\", \"purpose\": \"a\\nbcdefg\"}",
                "{\"format\": \"pdf\", \"purpose\": \"Campagne\"}",
                "{\"purpose\": \"Campagne\"}",
                "{\"format\": \"csv\", \"purpose\": \"Campagne\", \"path\": \"/tmp/x\"}",
                "{\"format\": \"csv\", \"purpose\": \"Campagne\", \"separator\": \"|\"}",
                "{\"format\": \"csv\", \"purpose\": \"Campagne\", \"separator\": \",\"}",
                "{\"format\": \"csv\", \"purpose\": \"Campagne\", \"bom\": \"yes\"}",
                "{\"format\": \"csv\", \"purpose\": \"Campagne\", \"columns\": \"age\"}"
            })
    void understandsOnlyWhatThereIs(String order) {
        int before = list().size();

        HttpResponse<String> answer = analyst.sendJson("POST", EXPORTS, order);

        assertThat(answer.statusCode()).as(order).isEqualTo(400);
        assertThat(json(answer).get("code").stringValue()).isEqualTo("request_unknown");
        assertThat(list()).hasSize(before);
    }

    @Test
    void givesOutNothingOfWhatTheRunDoesNotHave() {
        int before = list().size();
        for (String part : List.of(
                "\"columns\": [\"salaire\"]", "\"filter\": {\"numbers\": [{\"column\": \"salaire\", \"min\": 1}]}")) {
            HttpResponse<String> answer =
                    analyst.sendJson("POST", EXPORTS, "{\"format\": \"csv\", \"purpose\": \"Campagne\", " + part + "}");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("customer_column_unknown");
        }
        assertThat(list()).hasSize(before);
    }

    @Test
    void listsOnesOwnByPagesAndAdministratorsAll() {
        String order = "{\"format\": \"csv\", \"purpose\": \"Campagne\"}";
        analyst.sendJson("POST", EXPORTS, order);
        analyst.sendJson("POST", EXPORTS, order);
        administrator.sendJson("POST", EXPORTS, order);

        JsonNode own = json(analyst.get(EXPORTS + "?page=2&size=1"));
        assertThat(own.get("exports").size()).isEqualTo(1);
        assertThat(json(analyst.get(EXPORTS + "?size=100")).get("exports"))
                .allMatch(one -> one.get("exported_by").stringValue().equals("analyst"));
        assertThat(json(administrator.get(EXPORTS)).get("total").longValue())
                .isGreaterThan(own.get("total").longValue());
        assertThat(json(analyst.get(EXPORTS + "?size=101")).get("code").stringValue())
                .isEqualTo("page_out_of_range");
    }

    @Test
    void tellsAProgramFromThePersonOfThatName() {
        String key = tokens.add("analyst", Role.ANALYST, Instant.now(), Duration.ofDays(1))
                .key();
        Site program = new Site(analyst.port());
        long before = json(analyst.get(EXPORTS)).get("total").longValue();

        program.sendJson(
                "POST", EXPORTS, "{\"format\": \"csv\", \"purpose\": \"Campagne\"}", "Authorization", "Bearer " + key);

        assertThat(list().get(0).get("exported_by").stringValue()).isEqualTo("token:analyst");
        assertThat(json(analyst.get(EXPORTS)).get("total").longValue()).isEqualTo(before);
        assertThat(json(program.get(EXPORTS, "Authorization", "Bearer " + key))
                        .get("total")
                        .longValue())
                .isEqualTo(1);
    }

    private JsonNode list() {
        return json(administrator.get(EXPORTS + "?size=100")).get("exports");
    }
}
