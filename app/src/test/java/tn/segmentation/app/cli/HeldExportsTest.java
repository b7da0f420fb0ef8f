package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.segmentation.app.Site.json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LoggingSystem;
import tn.segmentation.app.Site;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.security.AccessSettings;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.Tokens;
import tn.segmentation.app.security.Users;

/** A platform on which it takes two people to give out fifty lines or more. */
class HeldExportsTest {

    private static final String PASSWORD = "quatre mots sans rapport";
    private static final Map<String, String> FIFTY = Map.of("EXPORT_APPROVAL_LINES", "50");
    private static final String EXPORTS = "/api/v1/exports";
    private static final String HELD = "/api/v1/held-exports";

    private final Path home;
    private final Configuration configuration;
    private WebServer server;
    private Site amel;
    private Site sami;

    HeldExportsTest(@TempDir Path home) {
        this.home = home;
        this.configuration = Configuration.load(new Environment(FIFTY, Map.of(), home));
    }

    @BeforeEach
    void starts() throws IOException {
        ThreeGroups.write(home.resolve("octobre.csv"), 0);
        assertThat(Cli.at(home).run("segment", "octobre.csv", "--segments", "3").exitCode())
                .isZero();
        server = WebServer.start(configuration, WebServer.LOOPBACK, 0, AccessSettings.of(configuration));
        amel = person("amel", Role.ANALYST);
        sami = person("sami", Role.ADMINISTRATOR);
    }

    @AfterEach
    void stops() {
        server.close();
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }

    @Test
    void givesOutAFileOnceAfterSomebodyElseHasApprovedIt() {
        HttpResponse<String> asked = ask(amel, "{}");
        String id = json(asked).get("id").stringValue();

        assertThat(asked.statusCode()).isEqualTo(202);
        assertThat(json(asked).get("state").stringValue()).isEqualTo("waiting");
        assertThat(json(asked).get("rows").longValue()).isEqualTo(60);
        assertThat(code(fetch(amel, id))).isEqualTo("held_export_closed");
        assertThat(json(amel.get(EXPORTS)).get("total").intValue()).isZero();

        assertThat(amel.sendJson("POST", HELD + "/" + id + "/approve", "").statusCode())
                .isEqualTo(403);
        assertThat(sami.get("/exports?lang=fr").body())
                .contains("À approuver", "data-act=\"approve\"", "attend un accord");
        assertThat(amel.get("/exports?lang=fr").body())
                .contains("attend un accord")
                .doesNotContain("data-act=\"approve\"");
        HttpResponse<String> approved = sami.sendJson("POST", HELD + "/" + id + "/approve", "");
        assertThat(json(approved).get("decided_by").stringValue()).isEqualTo("sami");
        assertThat(code(sami.sendJson("POST", HELD + "/" + id + "/approve", "")))
                .isEqualTo("held_export_decided");

        assertThat(amel.get("/exports?lang=fr").body()).contains("data-act=\"file\"", "approuvé par sami");
        assertThat(code(fetch(sami, id))).isEqualTo("held_export_unknown");
        HttpResponse<String> file = fetch(amel, id);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body().lines().count()).isEqualTo(1 + 60);
        assertThat(code(fetch(amel, id))).isEqualTo("held_export_closed");
        assertThat(json(amel.get(EXPORTS)).at("/exports/0/purpose").stringValue())
                .isEqualTo("Campagne de novembre");
        assertThat(json(amel.get(HELD)).at("/held_exports/0/state").stringValue())
                .isEqualTo("given");
        assertThat(acts()).containsSubsequence("approve_export", "export_customers");
    }

    @Test
    void saysWhyItWasDeclined() {
        String id = json(ask(amel, "{}")).get("id").stringValue();

        assertThat(sami.sendJson("POST", HELD + "/" + id + "/decline", "{}").statusCode())
                .isEqualTo(400);
        assertThat(sami.sendJson("POST", HELD + "/" + id + "/decline", "{\"reason\": \"Trop de lignes\"}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(code(fetch(amel, id))).isEqualTo("held_export_closed");
        assertThat(amel.get("/exports?lang=en").body()).contains("declined by sami: Trop de lignes");
    }

    @Test
    void takesAPersonWhoHasNotAskedForIt() {
        String own = json(ask(sami, "{}")).get("id").stringValue();
        String amels = json(ask(amel, "{}")).get("id").stringValue();
        Site lina = person("lina", Role.ANALYST);

        assertThat(code(sami.sendJson("POST", HELD + "/" + own + "/approve", "")))
                .isEqualTo("export_own");
        assertThat(lina.sendJson("POST", HELD + "/" + amels + "/file", "").statusCode())
                .isEqualTo(404);
        assertThat(json(lina.get(HELD)).get("total").intValue()).isZero();
        assertThat(json(sami.get(HELD)).get("total").intValue()).isEqualTo(2);
    }

    @Test
    void givesOutAtOnceWhatIsLess() {
        HttpResponse<String> few = ask(amel, "{\"segments\": [\"S1\"]}");

        assertThat(few.statusCode()).isEqualTo(200);
        assertThat(few.body().lines().count()).isEqualTo(1 + 20);
        assertThat(json(amel.get(HELD)).get("total").intValue()).isZero();
    }

    @Test
    void letsAProgramAsk() {
        String key = Tokens.open(configuration)
                .add("crm", Role.ANALYST, Instant.now(), Duration.ofDays(1))
                .key();
        Site program = new Site(URI.create(server.address()).getPort());
        HttpResponse<String> asked = program.sendJson("POST", EXPORTS, order("{}"), "Authorization", "Bearer " + key);
        String id = json(asked).get("id").stringValue();
        assertThat(json(asked).get("asked_by").stringValue()).isEqualTo("token:crm");

        sami.sendJson("POST", HELD + "/" + id + "/approve", "");

        assertThat(program.sendJson("POST", HELD + "/" + id + "/file", "", "Authorization", "Bearer " + key)
                        .statusCode())
                .isEqualTo(200);
    }

    private static HttpResponse<String> ask(Site who, String filter) {
        return who.sendJson("POST", EXPORTS, order(filter));
    }

    private static String order(String filter) {
        return "{\"filter\": " + filter + ", \"format\": \"csv\", \"purpose\": \"Campagne de novembre\"}";
    }

    private static HttpResponse<String> fetch(Site who, String id) {
        return who.sendJson("POST", HELD + "/" + id + "/file", "");
    }

    private static String code(HttpResponse<String> answer) {
        return json(answer).get("code").stringValue();
    }

    private List<String> acts() {
        return json(sami.get("/api/v1/audit?size=100"))
                .get("lines")
                .valueStream()
                .filter(line -> line.get("outcome").stringValue().equals("done"))
                .sorted(Comparator.comparing(line -> line.get("position").longValue()))
                .map(line -> line.get("act").stringValue())
                .toList();
    }

    private Site person(String name, Role role) {
        String key = Users.open(configuration).add(name, role, Instant.now()).key();
        return new Site(URI.create(server.address()).getPort()).welcomed(key, PASSWORD);
    }
}
