package tn.segmentation.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;
import tn.segmentation.store.run.RunSummary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WebTest
class InsightEndpointsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final RunFixtures runs;
    private final Site site;

    InsightEndpointsTest(@Autowired RunFixtures runs, @LocalServerPort int port) {
        this.runs = runs;
        this.site = UserFixtures.as(Role.VIEWER, port);
    }

    @BeforeEach
    void publish() {
        runs.publish(RunFixtures.telecom());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster_distribution", "feature_importance", "cluster_profiles", "segment_details"})
    void answersInTheShapeOfTheSpecification(String endpoint) {
        HttpResponse<String> answer = site.get("/api/" + endpoint);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertMatches(answer.body(), endpoint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cluster_distribution | {'data':{'values':[],'labels':[],'type':'pie'}}",
                "feature_importance | {'data':[]}",
                "cluster_profiles | {'data':{'profiles':[],'features':[],'segments':[],'medians':[],'overall':[],"
                        + "'units':{},'zero_share':[],'scaled':[]}}",
                "segment_details | {}",
                "v1/segments | []",
                "v1/figures | []"
            })
    void answersWithTheSameKeysAndNothingInThemBeforeAnythingIsPublished(String endpoint, String empty) {
        runs.clear();

        HttpResponse<String> answer = site.get("/api/" + endpoint);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(empty.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cluster_distribution",
                "feature_importance",
                "cluster_profiles",
                "segment_details",
                "v1/segments",
                "v1/figures"
            })
    void refusesAnUnknownRunWithAProblemDocument(String endpoint) {
        HttpResponse<String> answer = site.get("/api/" + endpoint + "?run=20200101T000000-000000&lang=en");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertMatches(answer.body(), "problem");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("code").asString()).isEqualTo("unknown_run");
        assertThat(problem.path("detail").asString()).contains("20200101T000000-000000");
        assertThat(problem.path("instance").asString()).isEqualTo("/api/" + endpoint);
    }

    @Test
    void listsTheSegmentsThatTheSpecificationHasById() {
        JsonNode byId = JSON.readTree(site.get("/api/segment_details").body());
        JsonNode list = JSON.readTree(site.get("/api/v1/segments").body());

        assertThat(list.valueStream().toList())
                .isEqualTo(byId.valueStream().toList())
                .hasSizeGreaterThan(1);
        list.forEach(segment ->
                assertThat(segment).isEqualTo(byId.get(segment.path("id").asString())));
        assertThat(JSON.readTree(site.get("/api/v1/segments/S2").body())).isEqualTo(byId.get("S2"));
        assertThat(site.get("/api/v1/segments/S99").statusCode()).isEqualTo(404);
        assertThat(site.get("/api/v1/segments/null").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Accept-Language | en-GB,fr;q=0.5 | /api/segment_details?run=x | Not found",
                "Accept-Language | de,en;q=0.5 | /api/segment_details?run=x | Not found",
                "Accept-Language | fr,en;q=0.5 | /api/segment_details?run=x | Introuvable",
                "Accept-Language | de | /api/segment_details?run=x | Introuvable",
                "Accept-Language | en | /api/segment_details?run=x&lang=fr | Introuvable",
                "Accept-Language | en | /api/nothing | Not found",
                "Accept-Language | en | /v3/nothing | Not found",
                "Accept-Language | en | /actuator/env | Not found",
                "Accept-Language | en | /api/v1/figures | Synthetic data",
                "Accept-Language | en | /nothing | Not found",
                "Accept-Language | de,ar-TN;q=0.5 | /nothing | غير موجود",
                "Accept-Language | de | /nothing | Introuvable",
                "Cookie | lang=en | /api/nothing | Not found"
            })
    void answersInALanguageOfTheProgram(String header, String value, String path, String words) {
        assertThat(site.get(path, header, value).body()).contains(words);
    }

    @Test
    void saysThatItHasNoOtherForm() {
        HttpResponse<String> answer = site.get("/api/segment_details?lang=en", "Accept", "text/csv");

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(JSON.readTree(answer.body()).path("detail").asString()).contains("Accept");
    }

    @Test
    void takesAnEmptyIdForNone() {
        assertThat(site.get("/api/segment_details?run=").body())
                .isEqualTo(site.get("/api/segment_details").body());
    }

    @Test
    void givesTheNumbersOfTheSummary() {
        RunSummary summary = RunFixtures.telecom();
        int spend = summary.features().indexOf("montant_consommation");

        JsonNode distribution = data("cluster_distribution");
        JsonNode profiles = data("cluster_profiles");
        JsonNode details = JSON.readTree(site.get("/api/segment_details").body());

        for (int i = 0; i < summary.segments().size(); i++) {
            RunSummary.Segment segment = summary.segments().get(i);
            assertThat(distribution.path("labels").get(i).asString()).isEqualTo(segment.id());
            assertThat(distribution.path("values").get(i).asLong()).isEqualTo(segment.size());
            assertThat(profiles.path("profiles").get(i).get(spend).asDouble())
                    .isEqualTo(segment.meanValues().get("montant_consommation"));
            JsonNode detail = details.path(segment.id());
            assertThat(detail.path("percentage").asDouble()).isEqualTo(segment.percentage());
            assertThat(detail.path("percentage_display").asDouble()).isEqualTo(segment.percentageDisplay());
        }
        assertThat(details.path("S3").path("offer").asString()).isEqualTo("Pass Internet 10 Go");
    }

    @Test
    void drawsInTheRadarWhatTheImportanceSays() {
        JsonNode importance = data("feature_importance");
        JsonNode profiles = data("cluster_profiles");

        for (JsonNode entry : importance) {
            int column = RunFixtures.telecom()
                    .features()
                    .indexOf(entry.path("feature").asString());
            for (int segment = 0; segment < profiles.path("segments").size(); segment++) {
                assertThat(profiles.path("scaled").get(segment).get(column))
                        .isEqualTo(entry.path("values").get(segment));
            }
        }
    }

    @Test
    void givesNoRatioToAMedianOfZero() {
        for (JsonNode entry : data("feature_importance")) {
            boolean sms = entry.path("feature").asString().equals("nombre_sms");
            assertThat(entry.path("ratio").get(4).isNull()).isEqualTo(sms);
        }
    }

    @Test
    void givesAnEmptyTextWhereThereIsNoOffer() {
        runs.publish(RunFixtures.chance());

        String details = site.get("/api/segment_details").body();

        assertMatches(details, "segment_details");
        assertThat(JSON.readTree(details).path("S1").path("offer").asString()).isEmpty();
    }

    @Test
    void servesTheRunThatIsAskedFor() {
        String asked =
                site.get("/api/segment_details?run=20261101T070000-3fa9c1").body();

        assertThat(asked).isEqualTo(site.get("/api/segment_details").body());
    }

    @ParameterizedTest
    @CsvSource({"fr, Données fictives", "en, Synthetic data"})
    void writesFiguresInTheLanguageAskedFor(String language, String mark) {
        JsonNode figures =
                JSON.readTree(site.get("/api/v1/figures?lang=" + language).body());

        assertThat(figures.size()).isEqualTo(8);
        assertThat(figures)
                .allSatisfy(figure -> assertThat(figure.path("note").asString()).contains(mark));
    }

    @Test
    void describesItselfInOpenApi() {
        JsonNode document = JSON.readTree(site.get("/v3/api-docs").body());

        assertThat(document.path("paths").propertyNames())
                .contains(
                        "/api/cluster_distribution",
                        "/api/feature_importance",
                        "/api/cluster_profiles",
                        "/api/segment_details")
                .allMatch(path -> path.startsWith("/api/"));
        JsonNode schemas = document.path("components").path("schemas");
        assertThat(schemas.path("SegmentDetails").path("properties").propertyNames())
                .contains("percentage_display", "mean_values", "offer");
        assertThat(schemas.path("Profiles").path("required").size()).isEqualTo(8);
        assertThat(document.at("/paths/~1api~1segment_details/get/parameters/0/name")
                        .asString())
                .isEqualTo("run");
    }

    @Test
    void saysThatItIsUp() {
        assertThat(JSON.readTree(site.get("/actuator/health").body())
                        .path("status")
                        .asString())
                .isEqualTo("UP");
    }

    private JsonNode data(String endpoint) {
        return JSON.readTree(site.get("/api/" + endpoint).body()).path("data");
    }

    private static void assertMatches(String body, String schema) {
        try (InputStream in = InsightEndpointsTest.class.getResourceAsStream("/schemas/" + schema + ".json")) {
            assertThat(SCHEMAS.getSchema(in).validate(JSON.readTree(body))).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(schema, e);
        }
    }
}
