package tn.segmentation.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditCheck;
import tn.segmentation.app.audit.AuditEntry;
import tn.segmentation.app.audit.AuditLine;
import tn.segmentation.app.audit.AuditSearch;
import tn.segmentation.app.audit.Outcome;
import tn.segmentation.app.customers.CustomerFixtures;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.Statements;
import tn.segmentation.store.run.RunSummary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is done by the web is in the audit, or is not done. */
@WebTest
class AuditedRequestsTest {

    private static final String OFFER = "/api/v1/offers/S1";
    private static final String EXPORTS = "/api/v1/exports";
    private static final String SEARCH = "/api/v1/customers/search";
    private static final String ORDER =
            "{\"filter\": {\"segments\": [\"S1\"]}, \"format\": \"csv\", \"purpose\": \"=1+1 pour la campagne\"}";

    private final Audit audit;
    private final Configuration configuration;
    private final RunFixtures runs;
    private final int port;
    private final Site analyst;
    private final Site administrator;
    private RunSummary run;

    AuditedRequestsTest(
            @Autowired Audit audit,
            @Autowired Configuration configuration,
            @Autowired RunFixtures runs,
            @LocalServerPort int port) {
        this.audit = audit;
        this.configuration = configuration;
        this.runs = runs;
        this.port = port;
        this.analyst = UserFixtures.as(Role.ANALYST, port);
        this.administrator = UserFixtures.as(Role.ADMINISTRATOR, port);
    }

    @BeforeEach
    void serve() {
        run = CustomerFixtures.serve(configuration, runs);
    }

    @Test
    void saysWhoCameInAndWhoWasNotLetIn() {
        Site page = new Site(port).on("/sign-in");

        page.post("/sign-in", Map.of("name", "viewer", "password", "not the one"));
        assertThat(last()).satisfies(line -> {
            assertThat(what(line)).isEqualTo("sign_in refused by , about viewer");
            assertThat(line.address()).isEqualTo("127.0.0.1");
            assertThat(line.details()).contains("403");
        });
        page.post("/sign-in", Map.of("name", "a secret typed here", "password", "x"), "X-Forwarded-For", "10.9.9.9");
        assertThat(last()).satisfies(line -> {
            assertThat(what(line)).isEqualTo("sign_in refused by , about ");
            assertThat(line.address()).isEqualTo("127.0.0.1");
            assertThat(line.toString()).doesNotContain("secret");
        });
        Site viewer = new Site(port).signedIn("viewer", UserFixtures.PASSWORD);
        assertThat(what(last())).isEqualTo("sign_in done by viewer, about viewer");
        viewer.send("POST", "/sign-out");
        assertThat(what(last())).isEqualTo("sign_out done by viewer, about ");
    }

    @Test
    void saysWhoLookedAtWhomWithoutTheNumber() {
        String number = CustomerFixtures.msisdn(7);
        analyst.sendJson("POST", SEARCH, "{\"id\": \"" + number + "\"}");
        AuditLine found = last();
        String token = found.subject();
        assertThat(what(found)).isEqualTo("list_customers done by analyst, about " + token);
        assertThat(token).matches("[A-Za-z0-9_-]{28,}");
        assertThat(found.details()).contains(run.runId());

        analyst.get("/customers/" + token);
        assertThat(what(last())).isEqualTo("read_customer done by analyst, about " + token);
        assertThat(last().details()).contains(run.runId());
        analyst.get("/api/v1/customers/" + token + "?run=" + run.runId());
        assertThat(last().details()).contains(run.runId());
        String reveal = "/api/v1/customers/" + token + "/reveal";
        assertThat(analyst.sendJson("POST", reveal, "{\"reason\": \"Rappel demandé\"}")
                        .body())
                .contains(number);
        assertThat(what(last())).isEqualTo("reveal_id done by analyst, about " + token);
        assertThat(last().reason()).isEqualTo("Rappel demandé");
        analyst.get("/api/v1/customers/" + number);
        assertThat(what(last())).isEqualTo("read_customer refused by analyst, about ");
        analyst.get("/customers?page=2");
        assertThat(last().details()).contains("\"page\":\"2\"");
        analyst.get("/customers?page=99999999");
        assertThat(last().details()).as("the page that was shown").doesNotContain("99999999");
        analyst.post("/customers", Map.of("id", number));
        assertThat(what(last())).isEqualTo("find_customer done by analyst, about " + token);
        assertThat(last().details()).contains(run.runId());

        assertThat(audit.list(AuditSearch.ALL, 0, 1000))
                .noneMatch(line -> line.toString().contains(number));
    }

    @Test
    void saysWhatAFileOfCustomersIsFor() {
        assertThat(analyst.sendJson("POST", EXPORTS, ORDER).statusCode()).isEqualTo(200);

        assertThat(last()).satisfies(line -> {
            assertThat(line.act()).isEqualTo("export_customers");
            assertThat(line.reason()).isEqualTo("=1+1 pour la campagne");
            assertThat(line.details()).contains("\"format\":\"csv\"", "\"rows\":\"100\"", run.runId());
        });
        HttpResponse<String> csv = administrator.get("/api/v1/audit.csv?act=export_customers");
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(csv.body())
                .startsWith("\ufeffposition;at;act;who;")
                .contains(";analyst;127.0.0.1;", ";'=1+1 pour la campagne;done;");
        assertThat(what(last())).isEqualTo("export_audit done by administrator, about ");
    }

    @Test
    void saysWhatWasChanged() {
        HttpResponse<String> before = analyst.get(OFFER);
        String tag = before.headers().firstValue("ETag").orElseThrow();

        analyst.sendJson("PUT", OFFER, "{\"name\": \"Jeunes\"}", "If-Match", tag);
        assertThat(what(last())).isEqualTo("change_offer done by analyst, about S1");
        assertThat(last().begun()).isNotNull();
        analyst.sendJson("PUT", OFFER, "{\"name\": \"Autres\"}", "If-Match", tag);
        assertThat(what(last())).isEqualTo("change_offer refused by analyst, about S1");
        assertThat(last().details()).contains("412");
        assertThat(AuditCheck.of(audit, null).findings()).isEmpty();
    }

    @Test
    void saysWhatSomebodyMayNotHave() {
        UserFixtures.as(Role.VIEWER, port).get("/customers/21620000007");
        assertThat(what(last())).isEqualTo("read_customer refused by viewer, about GET /customers/{id}");
        new Site(port).get("/api/v1/figures", "Authorization", "Bearer nobody's");
        assertThat(what(last())).isEqualTo("ask refused by , about GET /api/v1/figures");
        assertThat(last().details()).contains("401");
    }

    @Test
    void findsLinesForProgramsAndPeople() {
        analyst.sendJson("POST", EXPORTS, ORDER);

        HttpResponse<String> answer = administrator.get("/api/v1/audit?who=analyst&act=export_customers&size=1");
        JsonNode list = JsonMapper.shared().readTree(answer.body());
        assertThat(list.get("total").longValue()).isPositive();
        assertThat(list.at("/lines/0/reason").stringValue()).isEqualTo("=1+1 pour la campagne");
        assertThat(list.at("/lines/0/details/rows").stringValue()).isEqualTo("100");
        assertThat(administrator.get("/api/v1/audit?act=nothing").body()).contains("request_unknown", "act");
        assertThat(administrator.get("/api/v1/audit?size=101").statusCode()).isEqualTo(400);

        String page = administrator
                .get("/audit?who=analyst&act=export_customers&from=2020-01-01&to=2098-12-31&page=99999")
                .body();
        assertThat(page)
                .contains("Exporte des lignes", "=1+1 pour la campagne", "127.0.0.1", "Fait")
                .contains(
                        "/api/v1/audit.csv?act=export_customers&amp;from=2020-01-01&amp;to=2098-12-31&amp;who=analyst")
                .doesNotContain("Se connecte par un lien</span>");
        assertThat(administrator.get("/audit?lang=ar&who=nobody%22%3E").body())
                .contains("لا يوجد سطر مطابق", "nobody&quot;&gt;");
        assertThat(administrator.get("/audit?from=tomorrow").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, publiée, Analyste, Erreurs et alertes",
        "en, published, Analyst, Errors and warnings",
        "ar, منشور, محلّل, الأخطاء"
    })
    void saysWordsOfDetailsInTheLanguageOfTheReader(String language, String fate, String role, String level) {
        audit.record(new AuditEntry(
                Act.MOVE_STATE,
                new Actor("os:root", ""),
                "",
                "",
                Outcome.DONE,
                new TreeMap<>(Map.of("fate", "published", "role", "analyst", "level", "warn", "format", "csv"))));

        assertThat(administrator.get("/audit?act=move_state&lang=" + language).body())
                .contains(fate, role, level, "csv")
                .doesNotContain("published".equals(fate) ? "??" : "published", "analyst<", "warn<");
    }

    @Test
    void doesNothingThatCannotBeWritten() {
        String offer = analyst.get(OFFER).body();
        String tag = analyst.get(OFFER).headers().firstValue("ETag").orElseThrow();
        String exports = administrator.get(EXPORTS).body();
        Site page = new Site(port).on("/sign-in");
        Site viewer = UserFixtures.as(Role.VIEWER, port);
        List<AuditLine> before = audit.list(AuditSearch.ALL, 0, 100);
        run("ALTER TABLE audit RENAME TO audit_away");
        try {
            assertUnaudited(analyst.sendJson("PUT", OFFER, "{\"name\": \"Jeunes\"}", "If-Match", tag));
            assertUnaudited(analyst.sendJson("POST", EXPORTS, ORDER));
            assertUnaudited(analyst.sendJson("POST", SEARCH, "{}"));
            assertThat(analyst.get("/customers?lang=en"))
                    .matches(answer -> answer.statusCode() == 503)
                    .extracting(HttpResponse::body)
                    .asString()
                    .contains("It cannot be written into the audit", "nothing was done")
                    .doesNotContainPattern(CustomerFixtures.NUMBER);
            HttpResponse<String> entered =
                    page.post("/sign-in", Map.of("name", "viewer", "password", UserFixtures.PASSWORD));
            assertThat(entered.statusCode()).isEqualTo(503);
            assertThat(entered.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("session="));
            // what needs no line is answered, and what is not allowed is not
            assertThat(analyst.get("/api/cluster_distribution").statusCode()).isEqualTo(200);
            assertThat(viewer.get("/customers").statusCode()).isEqualTo(403);
        } finally {
            run("ALTER TABLE audit_away RENAME TO audit");
        }

        assertThat(analyst.get(OFFER).body()).isEqualTo(offer);
        assertThat(administrator.get(EXPORTS).body()).isEqualTo(exports);
        assertThat(audit.list(AuditSearch.ALL, 0, 100)).isEqualTo(before);
        assertThat(AuditCheck.of(audit, null).findings()).isEmpty();
    }

    private static void assertUnaudited(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.body()).contains("audit_unwritable").doesNotContainPattern(CustomerFixtures.NUMBER);
    }

    private AuditLine last() {
        return audit.list(AuditSearch.ALL, 0, 1).get(0);
    }

    private static String what(AuditLine line) {
        return line.act() + " " + line.outcome() + " by " + line.who() + ", about " + line.subject();
    }

    private void run(String statement) {
        Database.open(configuration.state()).transact(connection -> Statements.update(connection, statement));
    }
}
