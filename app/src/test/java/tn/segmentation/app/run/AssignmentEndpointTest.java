package tn.segmentation.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.segmentation.app.Site.json;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;
import tools.jackson.databind.JsonNode;

@WebTest
class AssignmentEndpointTest {

    private static final String PATH = "/api/v1/assignments";

    private final Site analyst;
    private final String run;

    AssignmentEndpointTest(@LocalServerPort int port, @Autowired Configuration configuration) {
        this.analyst = UserFixtures.as(Role.ANALYST, port);
        this.run = SegmentedRuns.make(configuration, "scored.csv", 3).id();
    }

    /** The run itself is the oracle: what it has written about each line of its file. */
    @Test
    void givesEachRowTheSegmentThatTheRunGaveIt() {
        JsonNode lines = json(analyst.sendJson(
                        "POST",
                        "/api/v1/customers/search",
                        "{\"run\": \"" + run + "\", \"filter\": {}, \"size\": 200}"))
                .get("customers");
        List<JsonNode> all = lines.valueStream().toList();
        String rows = IntStream.range(0, all.size())
                .mapToObj(i ->
                        "{\"id\": \"row " + i + "\", \"values\": " + all.get(i).get("values") + "}")
                .collect(Collectors.joining(", "));

        JsonNode scored = json(post("{\"run\": \"" + run + "\", \"rows\": [" + rows + "]}"));

        assertThat(scored.get("run").stringValue()).isEqualTo(run);
        assertThat(all).hasSize(60);
        for (int i = 0; i < all.size(); i++) {
            JsonNode row = scored.get("assignments").get(i);
            assertThat(row.get("id").stringValue()).isEqualTo("row " + i);
            for (String key : List.of("segment", "distance", "second_segment")) {
                assertThat(row.get(key)).as(key).isEqualTo(all.get(i).get(key));
            }
        }
    }

    @Test
    void saysWhatIsWrongWithARowAndScoresTheOthers() {
        JsonNode rows = json(post("{\"run\": \"" + run + "\", \"rows\": ["
                        + "{\"values\": {\"age\": 150, \"montant_consommation\": -1}},"
                        + "{\"values\": {\"age\": 30}},"
                        + "{\"values\": {\"montant_consommation\": 5}}]}"))
                .get("assignments");

        assertThat(rows.get(0).get("rejects").toString())
                .isEqualTo("[{\"column\":\"age\",\"reason\":\"out_of_range\"},"
                        + "{\"column\":\"montant_consommation\",\"reason\":\"negative\"}]");
        assertThat(rows.get(1).at("/rejects/0/reason").stringValue()).isEqualTo("missing");
        // an age that is missing is filled, as it is in a file
        assertThat(rows.get(2).get("segment").stringValue()).isEqualTo("S1");
        assertThat(rows.get(2).has("rejects") || rows.get(0).has("segment")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no rows | 400 | {'rows': []}",
                "no values | 400 | {'rows': [{'id': 'a'}]}",
                "a text | 400 | {'rows': [{'values': {'age': '30'}}]}",
                "a column that the model does not know | 422 | {'run': 'RUN', 'rows': [{'values': {'revenu': 3}}]}",
                "a key that nobody knows | 400 | {'rows': [{'values': {}}], 'threads': 2}",
                "a run that is not there | 404 | {'run': '../etc', 'rows': [{'values': {'age': 3}}]}"
            })
    void refuses(String what, int status, String request) {
        assertThat(post(request.replace('\'', '"').replace("RUN", run)).statusCode())
                .as(what)
                .isEqualTo(status);
    }

    @Test
    void scoresAThousandRowsAtMost() {
        String row = "{\"values\": {\"age\": 30, \"montant_consommation\": 5}}";
        String thousand = String.join(",", Collections.nCopies(1000, row));

        assertThat(json(post("{\"run\": \"" + run + "\", \"rows\": [" + thousand + "]}"))
                        .get("assignments"))
                .hasSize(1000);
        assertThat(post("{\"run\": \"" + run + "\", \"rows\": [" + thousand + "," + row + "]}")
                        .statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> post(String request) {
        return analyst.sendJson("POST", PATH, request);
    }
}
