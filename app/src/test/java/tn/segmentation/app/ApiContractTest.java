package tn.segmentation.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is held against every answer of the API notices what is wrong, and leaves nothing of the document out. */
@WebTest
class ApiContractTest {

    private final RunFixtures runs;
    private final Site site;
    private final JsonNode document;
    private final ApiContract contract;

    ApiContractTest(@Autowired RunFixtures runs, @LocalServerPort int port) {
        this.runs = runs;
        this.site = UserFixtures.as(Role.VIEWER, port);
        this.document = Site.json(site.get(ApiContract.DOCUMENT));
        this.contract = new ApiContract(document);
    }

    @BeforeEach
    void publish() {
        runs.publish(RunFixtures.telecom());
    }

    @Test
    void findsNothingWrongWithAnAnswer() {
        assertThat(contract.faults(ApiContract.Answer.of(site.get("/api/segment_details"))))
                .isEmpty();
        assertThat(contract.faults(ApiContract.Answer.of(site.get("/api/segment_details?run=nobody"))))
                .isEmpty();
        assertThat(contract.faults(ApiContract.Answer.of(site.send("HEAD", "/api/v1/runs"))))
                .isEmpty();
    }

    /** Each line is a true answer in which one thing was changed by hand. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a number that is a text | 200 | application/json | 'size':'4344' | /S1/size",
                "a number that is none | 200 | application/json | 'percentage':true | /S1/percentage",
                "null where nothing may be | 200 | application/json | 'name':null | /S1/name",
                "null within a map | 200 | application/json | 'mean_values':{'age':null} | /S1/mean_values/age",
                "a key that nobody has described | 200 | application/json | 'nom':'S1' | nom",
                "an unknown status | 418 | application/json | `` | undocumented status 418",
                "an unknown type | 200 | text/csv | `` | undocumented type text/csv",
                "a refusal that is no problem | 404 | application/json | `` | undocumented type application/json"
            })
    void findsWhatWasPlanted(String what, int status, String type, String planted, String found) {
        ApiContract.Answer answer =
                new ApiContract.Answer("GET", "/api/segment_details", status, type, details(planted));

        assertThat(contract.faults(answer)).as(what).hasSizeGreaterThan(0).anyMatch(fault -> fault.contains(found));
    }

    @Test
    void findsAKeyThatIsMissing() {
        assertThat(contract.faults(
                        new ApiContract.Answer("GET", "/api/segment_details", 200, "application/json", "{\"S1\":{}}")))
                .anyMatch(fault -> fault.contains("percentage_display"))
                .noneMatch(fault -> fault.contains("share_of_spend"));
    }

    @Test
    void findsWhatIsNoJson() {
        assertThat(contract.faults(new ApiContract.Answer("GET", "/api/segment_details", 200, "application/json", "{")))
                .singleElement()
                .asString()
                .startsWith("no JSON");
    }

    @Test
    void findsARouteThatNobodyHasDescribed() {
        assertThat(contract.faults(new ApiContract.Answer("GET", "/api/v2/nothing", 200, "application/json", "{}")))
                .containsExactly("no such operation");
        assertThat(contract.faults(new ApiContract.Answer("PATCH", "/api/v1/runs", 200, "application/json", "{}")))
                .containsExactly("no such operation");
    }

    /** A schema that is missing would let everything pass; that of a file says no more than its type. */
    @Test
    void describesTheBodyOfEveryAnswer() {
        List<String> undescribed = new ArrayList<>();
        int answers = 0;
        for (String path : document.path("paths").propertyNames()) {
            for (var operation : document.path("paths").path(path).properties()) {
                for (var response : operation.getValue().path("responses").properties()) {
                    JsonNode json = response.getValue().at("/content/application~1json");
                    String where = operation.getKey() + " " + path + " " + response.getKey();
                    answers++;
                    if (json.isObject() && json.path("schema").isEmpty()) {
                        undescribed.add(where);
                    }
                    if (response.getValue().path("content").has("*/*")) {
                        undescribed.add(where + ": of any type");
                    }
                }
            }
        }

        assertThat(undescribed).isEmpty();
        assertThat(answers).isGreaterThan(400);
    }

    private String details(String planted) {
        ObjectNode details = (ObjectNode) Site.json(site.get("/api/segment_details"));
        ((ObjectNode) details.path("S1"))
                .setAll((ObjectNode) JsonMapper.shared().readTree("{" + planted.replace('\'', '"') + "}"));
        return details.toString();
    }
}
