package tn.segmentation.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.insight.RunFixtures;

/** People come in by the pages, and what they may do ends when it should. */
@WebTest
class SignInTest {

    private static int people;

    private final Users users;
    private final Site site;
    private final String name;

    SignInTest(@Autowired Users users, @Autowired RunFixtures runs, @LocalServerPort int port) {
        this.users = users;
        this.site = new Site(port);
        this.name = "somebody" + people++;
        runs.publish(RunFixtures.telecom());
    }

    @BeforeEach
    void makesSomebody() {
        UserFixtures.make(users, name, Role.ANALYST);
    }

    @Test
    void asksWhoItIsThenShowsThePageThatWasAskedFor() {
        HttpResponse<String> asked = site.get("/?theme=dark");
        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(asked.headers().firstValue("Location")).contains("/sign-in");

        Site page = site.with(asked, "").on("/sign-in");
        HttpResponse<String> entered = page.post("/sign-in", form(name, UserFixtures.PASSWORD));

        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(entered.headers().firstValue("Location")).contains("/?theme=dark");
        assertThat(page.with(entered, "").get("/").body()).contains(name, "Analyste", "Se déconnecter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://elsewhere.example/x",
                "http://127.0.0.1:PORT//elsewhere.example",
                "javascript:alert(1)",
                "x"
            })
    void goesNowhereElseAfterwards(String address) {
        String planted = address.replace("PORT", Integer.toString(site.port()));
        String cookie = Base64.getEncoder().encodeToString(planted.getBytes(StandardCharsets.UTF_8));
        Site page = site.on("/sign-in");
        Site tricked = new Site(page.port(), page.cookies() + "; REDIRECT_URI=" + cookie, page.csrf());

        assertThat(tricked.post("/sign-in", form(name, UserFixtures.PASSWORD))
                        .headers()
                        .firstValue("Location"))
                .contains("/");
    }

    @Test
    void saysTheSameOfAWrongPasswordAWrongNameAndSomebodyDisabled() {
        users.disable(name, Instant.now());
        Set<String> answers = new HashSet<>();
        for (Map<String, String> form : List.of(
                form(name, UserFixtures.PASSWORD),
                form("viewer", "another password"),
                form("nobody", "another password"))) {
            HttpResponse<String> answer = site.on("/sign-in").post("/sign-in", form);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("ne vont pas ensemble");
            answers.add(answer.body()
                    .replace(form.getOrDefault("name", ""), "")
                    .replaceAll("(content|value)=\"[^\"]*\"", ""));
        }

        assertThat(answers).hasSize(1);
    }

    @Test
    void begunInANewSessionWithACookieThatNoScriptReads() {
        Site page = site.on("/sign-in");
        Site planted =
                new Site(page.port(), page.cookies() + "; session=0123456789ABCDEF0123456789ABCDEF", page.csrf());
        HttpResponse<String> entered = planted.post("/sign-in", form(name, UserFixtures.PASSWORD));

        String cookie = entered.headers().allValues("Set-Cookie").stream()
                .filter(c -> c.startsWith("session="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax").doesNotContain("0123456789ABCDEF");
        // 128 bits, in hexadecimal (ASVS 5.0.0, 7.2.3)
        assertThat(cookie).matches("session=[0-9A-F]{32};.*");
    }

    @Test
    void endsAtTheNextRequestWhenSomebodySignsOut() {
        Site signedIn = site.signedIn(name, UserFixtures.PASSWORD);
        assertThat(signedIn.get("/").statusCode()).isEqualTo(200);

        assertThat(signedIn.post("/sign-out", Map.of()).statusCode()).isEqualTo(303);

        assertThat(signedIn.get("/").statusCode()).isEqualTo(303);
        assertThat(signedIn.get("/api/v1/figures").statusCode()).isEqualTo(401);
    }

    @Test
    void endsAtTheNextRequestWhenSomebodyIsDisabledAndForGood() {
        Site signedIn = site.signedIn(name, UserFixtures.PASSWORD);

        users.disable(name, Instant.now());
        assertThat(signedIn.get("/api/v1/figures").statusCode()).isEqualTo(401);
        users.enable(name);
        assertThat(signedIn.get("/api/v1/figures").statusCode()).isEqualTo(401);
    }

    @Test
    void endsWithANewPasswordWhereverSomebodyIsSignedIn() {
        Site signedIn = site.signedIn(name, UserFixtures.PASSWORD);
        String key = users.invite(name, Instant.now()).key();
        assertThat(signedIn.get("/").statusCode()).isEqualTo(200);

        Site again = site.welcomed(key, "une tout autre phrase de passe");

        assertThat(signedIn.get("/").statusCode()).isEqualTo(303);
        assertThat(again.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void showsAtTheNextRequestThatARoleIsAnother() {
        Site signedIn = site.signedIn(name, UserFixtures.PASSWORD);
        assertThat(signedIn.get("/").body()).contains("Analyste");

        users.setRole(name, Role.VIEWER);

        assertThat(signedIn.get("/").body()).contains("Lecteur").doesNotContain("Analyste");
    }

    @Test
    void takesALinkOnceAndOnlyWithAPasswordThatIsHardToGuess() {
        String key = users.invite(name, Instant.now()).key();
        Site page = site.on("/welcome");

        assertRefused(page.post("/welcome", Map.of("key", key, "password", "court")), "trop court");
        assertRefused(page.post("/welcome", Map.of("key", key, "password", "x".repeat(257))), "trop long");
        assertRefused(page.post("/welcome", Map.of("key", key, "password", "password1234")), "se devine");
        assertRefused(page.post("/welcome", Map.of("key", key, "password", name + name)), "se devine");
        HttpResponse<String> entered =
                page.post("/welcome", Map.of("key", key, "password", "cheval pile agrafe batterie"));
        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(page.with(entered, "").get("/").body()).contains(name);
        assertRefused(
                site.on("/welcome").post("/welcome", Map.of("key", key, "password", "cheval pile agrafe batterie")),
                "plus valable");
        assertThat(site.signedIn(name, "cheval pile agrafe batterie").get("/").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/sign-in", "/welcome", "/sign-out"})
    void takesNoFormButFromItsOwnPage(String path) {
        Site signedIn = site.signedIn(name, UserFixtures.PASSWORD);
        Map<String, String> form = Map.of("name", name, "password", UserFixtures.PASSWORD, "key", "x");
        Site without = new Site(signedIn.port(), signedIn.cookies(), "");

        assertThat(without.post(path, form).statusCode()).isEqualTo(403);
        assertThat(signedIn.post(path, form, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(signedIn.post(path, form, "Sec-Fetch-Site", "same-site").statusCode())
                .isEqualTo(403);
        assertThat(signedIn.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void startsNoSessionForWhoIsNotSignedIn() {
        for (String path : new String[] {"/", "/sign-in", "/welcome", "/api/v1/figures", "/css/nothing.css"}) {
            assertThat(site.get(path).headers().allValues("Set-Cookie")).noneMatch(c -> c.startsWith("session="));
        }
    }

    private static void assertRefused(HttpResponse<String> answer, String words) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains(words);
    }

    private static Map<String, String> form(String name, String password) {
        return Map.of("name", name, "password", password);
    }
}
