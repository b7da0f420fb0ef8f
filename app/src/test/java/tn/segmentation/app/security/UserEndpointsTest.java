package tn.segmentation.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.segmentation.app.Site.json;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditLine;
import tn.segmentation.app.audit.AuditSearch;
import tools.jackson.databind.JsonNode;

/** Administrators let people and programs in, change what they may, and shut them out, by the web. */
@WebTest
class UserEndpointsTest {

    private static final String USERS = "/api/v1/users";
    private static final String TOKENS = "/api/v1/tokens";
    private static final String FIGURES = "/api/v1/figures";

    private static int people;

    private final Audit audit;
    private final int port;
    private final Site administrator;
    private final String name = "sami" + people++;

    UserEndpointsTest(@Autowired Audit audit, @LocalServerPort int port) {
        this.audit = audit;
        this.port = port;
        this.administrator = UserFixtures.as(Role.ADMINISTRATOR, port);
    }

    @Test
    void letsSomebodyInByALinkThatIsToldOnce() {
        HttpResponse<String> answer = add("analyst");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).contains(USERS + "/" + name);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode made = json(answer);
        assertThat(made.at("/user/state").stringValue()).isEqualTo("invited");
        assertThat(Instant.parse(made.get("expires_at").stringValue()))
                .isAfter(Instant.now().plus(Duration.ofHours(23)));
        String link = made.get("link").stringValue();
        assertThat(link).startsWith("http://127.0.0.1:" + port + "/welcome#");
        String key = link.substring(link.indexOf('#') + 1);

        Site sami = new Site(port).welcomed(key, UserFixtures.PASSWORD);
        assertThat(what(0)).isEqualTo("sign_in_by_link done about " + name + " {}");
        assertThat(sami.get("/exports").statusCode()).isEqualTo(200);
        JsonNode user = user();
        assertThat(user.get("state").stringValue()).isEqualTo("enabled");
        assertThat(Instant.parse(user.get("last_sign_in_at").stringValue()))
                .isAfter(Instant.now().minus(Duration.ofMinutes(5)));
        assertThat(administrator.get(USERS + "?size=100").body()).doesNotContain(key);
    }

    @Test
    void changesWhatSomebodyMayFromTheNextRequestOn() {
        Site sami = new Site(port).welcomed(key(add("analyst")), UserFixtures.PASSWORD);
        assertThat(sami.get("/exports").statusCode()).isEqualTo(200);

        HttpResponse<String> answer =
                administrator.sendJson("PUT", USERS + "/" + name + "/role", "{\"role\": \"viewer\"}");
        assertThat(json(answer).get("role").stringValue()).isEqualTo("viewer");
        assertThat(what(0)).isEqualTo("change_role done about " + name + " {\"role\":\"viewer\"}");
        assertThat(sami.get("/exports").statusCode()).isEqualTo(403);

        JsonNode disabled = json(administrator.send("POST", USERS + "/" + name.toUpperCase(Locale.ROOT) + "/disable"));
        assertThat(disabled.get("state").stringValue()).isEqualTo("disabled");
        assertThat(disabled.has("disabled_at")).isTrue();
        assertThat(sami.get(FIGURES).statusCode()).isEqualTo(401);
        assertThat(json(administrator.send("POST", USERS + "/" + name + "/enable"))
                        .get("state")
                        .stringValue())
                .isEqualTo("enabled");
        assertThat(sami.get(FIGURES).statusCode()).as("a session of before").isEqualTo(401);
        assertThat(new Site(port)
                        .signedIn(name, UserFixtures.PASSWORD)
                        .get(FIGURES)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void voidsALinkByTheNextOne() {
        String first = key(add("viewer"));
        HttpResponse<String> answer = administrator.send("POST", USERS + "/" + name + "/invitation");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(what(0)).startsWith("invite_user done about " + name);

        Site page = new Site(port).on("/welcome");
        Map<String, String> used = Map.of("key", first, "password", UserFixtures.PASSWORD);
        assertThat(page.post("/welcome", used).statusCode()).isEqualTo(403);
        assertThat(page.welcomed(key(answer), UserFixtures.PASSWORD)
                        .get(FIGURES)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void keepsAnAdministrator() {
        for (HttpResponse<String> answer : List.of(
                administrator.send("POST", USERS + "/administrator/disable"),
                administrator.sendJson("PUT", USERS + "/administrator/role", "{\"role\": \"analyst\"}"))) {
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(json(answer).get("code").stringValue()).isEqualTo("last_administrator");
        }
        assertThat(what(0))
                .isEqualTo("change_role refused about administrator {\"role\":\"analyst\",\"status\":\"409\"}");
        assertThat(administrator.get(USERS).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name': 'viewer', 'role': 'viewer'} | 409 | user_exists",
                "{'name': 'a b', 'role': 'viewer'} | 400 | account_name",
                "{'name': 'samia', 'role': 'king'} | 400 | request_unknown",
                "{'name': 'samia'} | 400 | request_unknown",
                "{'name': 'samia', 'role': 'viewer', 'password': 'x'} | 400 | request_unknown",
                "[] | 400 | request_unknown"
            })
    void makesNoAccountThatCannotBe(String request, int status, String code) {
        HttpResponse<String> answer = administrator.sendJson("POST", USERS, request.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).get("code").stringValue()).isEqualTo(code);
        assertThat(json(answer).get("detail").stringValue()).doesNotContain("./segmentation");
        assertThat(administrator.get(USERS + "/samia").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/invitation", "/disable", "/enable"})
    void changesNobodyWhoIsNotThere(String act) {
        HttpResponse<String> answer = administrator.send("POST", USERS + "/quatremotssansrapport" + act);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).get("code").stringValue()).isEqualTo("user_unknown");
        assertThat(audit.list(AuditSearch.ALL, 0, 1).toString()).doesNotContain("quatremots");
    }

    @Test
    void listsPeopleByPages() {
        add("viewer");

        JsonNode first = json(administrator.get(USERS + "?page=1&size=2"));
        assertThat(first.get("users").size()).isEqualTo(2);
        assertThat(first.get("total").longValue()).isGreaterThan(3);
        JsonNode all = json(administrator.get(USERS + "?size=100"));
        assertThat(all.get("users").size()).isEqualTo(all.get("total").intValue());
        assertThat(json(administrator.get(USERS + "?size=101")).get("code").stringValue())
                .isEqualTo("page_out_of_range");
    }

    @Test
    void letsAProgramInByAKeyThatIsToldOnceAndOutAgain() {
        HttpResponse<String> answer = token("{\"name\": \"" + name + "\", \"role\": \"viewer\", \"days\": 7}");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(what(0)).isEqualTo("add_token done about " + name + " {\"days\":\"7\",\"role\":\"viewer\"}");
        String key = json(answer).get("key").stringValue();
        assertThat(ask(key)).isEqualTo(200);
        assertThat(administrator.get(TOKENS + "?size=100").body())
                .contains(name)
                .doesNotContain(key);
        assertThat(json(token("{\"name\": \"" + name + "\", \"role\": \"analyst\"}"))
                        .get("code")
                        .stringValue())
                .isEqualTo("program_exists");

        JsonNode revoked = json(administrator.send("POST", TOKENS + "/" + name + "/revoke"));
        assertThat(revoked.get("state").stringValue()).isEqualTo("revoked");
        assertThat(ask(key)).isEqualTo(401);
        assertThat(json(administrator.send("POST", TOKENS + "/" + name + "/revoke"))
                        .get("code")
                        .stringValue())
                .isEqualTo("program_unknown");
        assertThat(StreamSupport.stream(
                                json(administrator.get(TOKENS + "?size=100"))
                                        .get("tokens")
                                        .spliterator(),
                                false)
                        .filter(token -> token.get("name").stringValue().equals(name)))
                .singleElement()
                .matches(token -> token.get("state").stringValue().equals("revoked"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"root\", \"role\": \"administrator\"}",
                "{\"name\": \"crm 2\", \"role\": \"viewer\"}",
                "{\"name\": \"unmade\", \"role\": \"viewer\", \"days\": 0}",
                "{\"name\": \"unmade\", \"role\": \"viewer\", \"days\": 367}",
                "{\"name\": \"unmade\", \"role\": \"viewer\", \"days\": \"90\"}"
            })
    void makesNoTokenThatCannotBe(String request) {
        assertThat(token(request).statusCode()).isEqualTo(400);
        assertThat(administrator.get(TOKENS + "?size=100").body()).doesNotContain("unmade", "root");
    }

    private HttpResponse<String> add(String role) {
        return administrator.sendJson(
                "POST", USERS, "{\"name\": \"" + name.toUpperCase(Locale.ROOT) + "\", \"role\": \"" + role + "\"}");
    }

    private HttpResponse<String> token(String request) {
        return administrator.sendJson("POST", TOKENS, request);
    }

    private int ask(String key) {
        return new Site(port).get(FIGURES, "Authorization", "Bearer " + key).statusCode();
    }

    private JsonNode user() {
        return json(administrator.get(USERS + "/" + name));
    }

    private static String key(HttpResponse<String> answer) {
        return json(answer).get("link").stringValue().split("#", 2)[1];
    }

    private String what(int skipped) {
        AuditLine line = audit.list(AuditSearch.ALL, skipped, 1).get(0);
        return line.act() + " " + line.outcome() + " about " + line.subject() + " " + line.details();
    }
}
