package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.logging.LoggingSystem;
import tn.segmentation.app.Site;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditSearch;
import tn.segmentation.app.cli.Cli.Result;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.security.AccessSettings;
import tn.segmentation.app.security.AccessSettings.Endpoints;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.Statements;

/** Who may come in, by the commands, and what the server makes of it. */
class UserCommandTest {

    private static final Pattern KEY = Pattern.compile("http://127\\.0\\.0\\.1:8099/welcome#(\\S+)");
    private static final String PASSWORD = "quatre mots sans rapport";

    @TempDir
    Path home;

    @AfterEach
    void givesTheLogsBack() {
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }

    @Test
    void addsSomebodyWhoComesInByTheLinkAndIsShutOut() {
        String key = key(run("user", "add", "Amel", "--role", "analyst"));
        try (WebServer server = start(Map.of())) {
            Site amel = site(server).welcomed(key, PASSWORD);
            assertThat(amel.get("/").body()).contains("amel", "Analyste");

            assertThat(run("user", "role", "amel", "viewer").out()).contains("amel is now: Viewer.");
            assertThat(amel.get("/").body()).contains("Lecteur");

            String again = key(run("user", "password", "amel"));
            site(server).welcomed(again, "quatre autres mots sans rapport");
            assertThat(amel.get("/").statusCode()).isEqualTo(303);

            assertThat(run("user", "disable", "amel").out()).contains("may no longer sign in");
            assertThat(run("user", "list").out()).containsPattern("amel +Viewer +disabled");
            assertThat(run("user", "enable", "amel").out()).contains("may sign in again");
            assertThat(site(server)
                            .signedIn("amel", "quatre autres mots sans rapport")
                            .get("/")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void keepsWhatWasDoneAndTellsWhetherThatIsWhole() {
        run("user", "add", "Amel", "--role", "analyst");
        run("user", "role", "amel", "viewer");
        run("user", "disable", "nobody");
        run("user", "list");
        run("token", "add", "crm", "--role", "viewer");

        Audit audit = Audit.open(configuration(Map.of()), Clock.systemUTC());
        assertThat(audit.list(AuditSearch.ALL, 0, 10))
                .extracting(line -> line.act() + " " + line.outcome() + " " + line.subject() + " " + line.details())
                .containsExactly(
                        "add_token done crm {\"days\":\"90\",\"role\":\"viewer\"}",
                        "disable_user refused nobody {\"code\":\"account_unknown\"}",
                        "change_role done amel {\"role\":\"viewer\"}",
                        "add_user done amel {\"role\":\"analyst\"}");
        assertThat(audit.list(AuditSearch.ALL, 0, 10))
                .allMatch(line -> line.who().equals("os:" + System.getProperty("user.name")));

        Result whole = run("verify", "audit");
        assertThat(whole.exitCode()).isZero();
        assertThat(whole.out()).contains("The audit is whole: 8 lines").containsPattern("--anchor 8:[0-9a-f]{64}");
        String anchor = whole.out().strip().replaceFirst("(?s).*--anchor ", "");
        assertThat(run("verify", "audit", "--anchor", anchor, "--json").out())
                .contains("\"whole\" : true", "\"lines\" : 8", anchor);
        Result cut = run("verify", "audit", "--anchor", "9:" + "0".repeat(64));
        assertThat(cut.exitCode()).isEqualTo(1);
        assertThat(cut.out()).contains("The end is missing: there was a line 9, and the last one now is line 8.");
        assertThat(run("verify", "audit", "--anchor", "9").exitCode()).isEqualTo(2);
    }

    @Test
    void doesNothingThatCannotBeKept() {
        run("user", "list");
        Database database = Database.open(configuration(Map.of()).state());
        database.transact(connection -> Statements.update(connection, "ALTER TABLE audit RENAME TO audit_away"));

        assertThat(run("user", "add", "amel", "--role", "analyst").exitCode()).isEqualTo(1);
        assertThat(run("user", "list").out()).doesNotContain("amel");
    }

    @Test
    void showsAndRevokesTokens() {
        Result added = runAtNoon("token", "add", "crm", "--role", "viewer", "--days", "7");
        String key = added.out().strip();
        assertThat(key).matches("seg_[A-Za-z0-9_-]{43}");
        assertThat(added.err()).contains("Token of crm (Viewer), until 8 Nov 2026");
        assertThat(runAtNoon("token", "list").out()).containsPattern("crm +Viewer +valid until 8 Nov 2026");
        assertThat(runAtNoon("token", "list", "--json").out())
                .contains("\"expires_at\" : \"2026-11-08T12:00:00Z\"")
                .doesNotContain(key);
        assertThat(runAtNoon("token", "revoke", "crm").out()).contains("The token of crm is void.");
        assertThat(runAtNoon("token", "list").out()).containsPattern("crm +Viewer +revoked");
    }

    @Test
    void opensTheFourEndpointsWhereTheSettingSaysSo() {
        try (WebServer server = start(Map.of("OPEN_ENDPOINTS", "1"))) {
            for (String endpoint :
                    List.of("cluster_distribution", "feature_importance", "cluster_profiles", "segment_details")) {
                assertThat(site(server).get("/api/" + endpoint).statusCode()).isEqualTo(200);
                assertThat(site(server).send("POST", "/api/" + endpoint).statusCode())
                        .isEqualTo(405);
            }
            assertThat(site(server).get("/api/v1/figures").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void opensThemInADemonstrationUnlessSomebodyHasClosedThem() {
        assertThat(AccessSettings.demo(configuration(Map.of()), "k").endpoints())
                .isEqualTo(Endpoints.OPEN);
        assertThat(AccessSettings.demo(configuration(Map.of("OPEN_ENDPOINTS", "0")), "k")
                        .endpoints())
                .isEqualTo(Endpoints.SIGNED_IN);
        assertThat(AccessSettings.of(configuration(Map.of())).endpoints()).isEqualTo(Endpoints.SIGNED_IN);
    }

    @Test
    void beginsLinksWithTheAddressUnderWhichPeopleReachTheServer() {
        Result added = Cli.at(home)
                .with("PUBLIC_URL", "https://segments.exemple.tn/")
                .run("user", "add", "amel", "--role", "viewer");

        assertThat(added.out()).contains("https://segments.exemple.tn/welcome#");
    }

    @Test
    void sendsCookiesOverTlsAloneWhereThatIsHowPeopleReachIt() {
        String key = key(run("user", "add", "amel", "--role", "viewer"));
        try (WebServer server = start(Map.of("PUBLIC_URL", "https://segments.exemple.tn"))) {
            Site page = site(server).on("/welcome");
            assertThat(page.cookies()).startsWith("__Host-csrf=");
            assertThat(page.post("/welcome", Map.of("key", key, "password", PASSWORD))
                            .headers()
                            .allValues("Set-Cookie"))
                    .anySatisfy(cookie -> assertThat(cookie)
                            .startsWith("__Host-session=")
                            .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax"))
                    .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
            assertThat(site(server)
                            .get("/sign-in?lang=ar&theme=dark&picked=theme")
                            .headers()
                            .allValues("Set-Cookie"))
                    .anySatisfy(cookie -> assertThat(cookie).startsWith("lang=ar"))
                    .anySatisfy(cookie -> assertThat(cookie).startsWith("theme=dark"))
                    .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
        }
    }

    @Test
    void shutsOutWhoGuessesWhateverAddressIsMadeUp() {
        run("user", "add", "amel", "--role", "viewer");
        try (WebServer server = start(Map.of())) {
            Site page = site(server).on("/sign-in");
            for (int i = 0; i < 10; i++) {
                assertThat(guess(page, "192.0.2." + i).statusCode()).isEqualTo(403);
            }

            HttpResponse<String> refused = guess(page, "192.0.2.99");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After").orElse("")).matches("[0-9]+");
            assertThat(refused.headers().firstValue("RateLimit")).isPresent();
            assertThat(refused.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(refused.body()).contains("Trop de demandes");
        }
    }

    @Test
    void believesAProxyThatIsTrusted() {
        run("user", "add", "amel", "--role", "viewer");
        try (WebServer server = start(Map.of("TRUSTED_PROXIES", "127.0.0.1"))) {
            Site page = site(server).on("/sign-in");
            for (int i = 0; i < 10; i++) {
                // what the client made up stands before what the proxy has added
                assertThat(guess(page, "198.51.100." + i + ", 192.0.2.7").statusCode())
                        .isEqualTo(403);
            }

            assertThat(guess(page, "198.51.100.99, 192.0.2.7").statusCode()).isEqualTo(429);
            assertThat(guess(page, "192.0.2.8").statusCode()).isEqualTo(403);
        }
    }

    private static HttpResponse<String> guess(Site page, String address) {
        return page.post("/sign-in", Map.of("name", "amel", "password", "not this one"), "X-Forwarded-For", address);
    }

    @Test
    void doesNotStartInProductionWhereItWouldNotBeSafe() {
        Result refused = Cli.at(home)
                .in("en")
                .with("APP_ENV", "production")
                .with("APP_DEBUG", "1")
                .with("ADDRESS", "0.0.0.0")
                .run("serve");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("Set APP_DEBUG to 0.", "Set TRUSTED_PROXIES", "set PUBLIC_URL");
        Result demo = Cli.at(home).in("en").with("APP_ENV", "production").run("demo");
        assertThat(demo.exitCode()).isEqualTo(1);
        assertThat(demo.err()).contains("not for production");
        Result doctor = Cli.at(home)
                .in("en")
                .with("APP_ENV", "production")
                .with("APP_DEBUG", "1")
                .run("doctor");
        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out()).contains("Set APP_DEBUG to 0.");
    }

    @ParameterizedTest
    @CsvSource({
        "user role nobody viewer, 1, There is nobody called nobody.",
        "user add a:b --role viewer, 1, cannot be a name to sign in with",
        "user add amel, 2, Missing: --role",
        "user add amel --role root, 2, “root” is not a possible value",
        "user, 2, Usage:",
        "token add crm --role administrator, 1, a program administers nothing",
        "token add crm --role viewer --days 0, 2, --days",
        "token add crm --role viewer --days 367, 2, --days",
        "token revoke crm, 1, There is no valid token called crm."
    })
    void saysWhatCannotBeDone(String commandLine, int exitCode, String sentence) {
        Result result = run(commandLine.split(" ", -1));

        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(sentence);
    }

    @Test
    void saysWhatToDoWhereThereIsNobody() {
        assertThat(run("user", "list").out()).contains("There is nobody yet.", "./segmentation user add");
        assertThat(run("token", "list").out()).contains("There is no token yet.");
        assertThat(run("user", "list", "--json").out()).containsPattern("\"users\" : \\[ ?]");
    }

    private Result run(String... arguments) {
        return Cli.at(home).in("en").with("PORT", "8099").run(arguments);
    }

    /** A server would not take what was made at that time. */
    private Result runAtNoon(String... arguments) {
        return Cli.at(home)
                .in("en")
                .at(Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC))
                .run(arguments);
    }

    private static String key(Result result) {
        Matcher link = KEY.matcher(result.out());
        assertThat(link.find()).as(result.out() + result.err()).isTrue();
        return link.group(1);
    }

    private Configuration configuration(Map<String, String> settings) {
        return Configuration.load(new Environment(settings, Map.of(), home));
    }

    private WebServer start(Map<String, String> settings) {
        Configuration configuration = configuration(settings);
        return WebServer.start(configuration, WebServer.LOOPBACK, 0, AccessSettings.of(configuration));
    }

    private static Site site(WebServer server) {
        return new Site(URI.create(server.address()).getPort());
    }
}
