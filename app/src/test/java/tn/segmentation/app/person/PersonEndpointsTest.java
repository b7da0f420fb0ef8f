package tn.segmentation.app.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.customers.CustomerFixtures;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;
import tools.jackson.databind.JsonNode;

@WebTest
class PersonEndpointsTest {

    private static final String NOBODY = "{\"id\": \"22999999\", \"reason\": \"Demande <du> 12/11\"}";

    private final RunFixtures runs;
    private final Configuration configuration;
    private final Site administrator;

    PersonEndpointsTest(
            @Autowired RunFixtures runs, @Autowired Configuration configuration, @LocalServerPort int port) {
        this.runs = runs;
        this.configuration = configuration;
        this.administrator = UserFixtures.as(Role.ADMINISTRATOR, port);
    }

    @BeforeEach
    void serve() {
        CustomerFixtures.serve(configuration, runs);
    }

    @Test
    void handsOutWhatIsKeptOfAPerson() {
        HttpResponse<String> answer = administrator.sendJson(
                "POST", "/api/v1/persons/copy", "{\"id\": \"+" + CustomerFixtures.msisdn(7) + "\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(saved -> assertThat(saved).startsWith("attachment"));
        JsonNode assigned = Site.json(answer).path("runs").path(0).path("assigned");
        assertThat(assigned.path("id").asString()).isEqualTo(CustomerFixtures.msisdn(7));
        assertThat(assigned.path("values").path("ville").asString()).isEqualTo("Sfax");
    }

    @Test
    void writesAnOrderDownAndCarriesItOut() throws InterruptedException {
        HttpResponse<String> answer = administrator.sendJson("POST", "/api/v1/erasures", NOBODY);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String place = answer.headers().firstValue("Location").orElseThrow();
        JsonNode done = carriedOut(place);
        assertThat(done.path("reason").asString()).isEqualTo("Demande <du> 12/11");
        assertThat(done.path("destroyed").path("runs")).isEmpty();
        JsonNode list = Site.json(administrator.get("/api/v1/erasures?size=1"));
        assertThat(list.path("total").asLong()).isPositive();
        assertThat(list.path("erasures").path(0).path("id").asString())
                .isEqualTo(done.path("id").asString());
    }

    private JsonNode carriedOut(String place) throws InterruptedException {
        long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        JsonNode erasure = Site.json(administrator.get(place));
        while (!erasure.has("done_at") && System.nanoTime() < patience) {
            TimeUnit.MILLISECONDS.sleep(100);
            erasure = Site.json(administrator.get(place));
        }
        return erasure;
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Droits des personnes, Terminé|En cours",
        "en, Rights of persons, Done|Under way",
        "ar, حقوق الأشخاص, اكتمل|جار"
    })
    void showsWhoWasErasedWhenAndWhy(String language, String title, String state) {
        administrator.sendJson("POST", "/api/v1/erasures", NOBODY);

        String page = administrator.get("/rights?lang=" + language).body();

        assertThat(page)
                .contains(title, "Demande &lt;du&gt; 12/11")
                .containsPattern(state)
                .doesNotContain("??", "22999999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"22999999\"}",
                "{\"id\": \"22999999\", \"reason\": \"  \"}",
                "{\"id\": \"22999999\", \"reason\": \"x\", \"run\": \"x\"}",
                "{\"reason\": \"x\"}",
                "[]"
            })
    void asksForAReasonAndNothingElse(String order) {
        assertThat(administrator.sendJson("POST", "/api/v1/erasures", order).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/erasures", "/api/v1/persons/copy"})
    void takesNothingForAnIdThatIsNone(String path) {
        String reason = path.endsWith("copy") ? "" : ", \"reason\": \"x\"";

        HttpResponse<String> answer =
                administrator.sendJson("POST", path + "?lang=en", "{\"id\": \"2,16E+10\"" + reason + "}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("person_unknown", "neither the number of a line");
    }
}
