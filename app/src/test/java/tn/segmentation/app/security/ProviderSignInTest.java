package tn.segmentation.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditLine;
import tn.segmentation.app.audit.AuditSearch;
import tn.segmentation.app.insight.RunFixtures;

/** Whom an OpenID provider sends back is let in only with a token of it, for us, for this browser, of now, once. */
@WebTest
class ProviderSignInTest {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final Users users;
    private final Audit audit;
    private final Site site;
    private final Site administrator;
    private final String subject = "00u" + PEOPLE.getAndIncrement();

    ProviderSignInTest(
            @Autowired Users users, @Autowired Audit audit, @Autowired RunFixtures runs, @LocalServerPort int port) {
        this.users = users;
        this.audit = audit;
        this.site = new Site(port);
        this.administrator = UserFixtures.as(Role.ADMINISTRATOR, port);
        runs.publish(RunFixtures.telecom());
    }

    @AfterEach
    void answersAgain() {
        OpenIdProvider.reset();
    }

    /** A token that is wrong in one thing alone. */
    enum Wrong {
        NONCE("unproven", (asked, claims) -> signed(claims.claim("nonce", "another"))),
        NO_NONCE("unproven", (asked, claims) -> signed(claims.claim("nonce", null))),
        AUDIENCE("unproven", (asked, claims) -> signed(claims.audience("another"))),
        NO_AUDIENCE("unproven", (asked, claims) -> signed(claims.audience((String) null))),
        PARTY(
                "unproven",
                (asked, claims) -> signed(claims.audience(List.of(OpenIdProvider.CLIENT, "another"))
                        .claim("azp", "another"))),
        ISSUER("unproven", (asked, claims) -> signed(claims.issuer("https://elsewhere.example"))),
        NO_SUBJECT("unproven", (asked, claims) -> signed(claims.subject(null))),
        EXPIRED(
                "untimely",
                (asked, claims) -> signed(claims.issueTime(ago(7200)).expirationTime(ago(120)))),
        OF_THE_FUTURE("untimely", (asked, claims) -> signed(claims.issueTime(ago(-600)))),
        NOT_YET("untimely", (asked, claims) -> signed(claims.notBeforeTime(ago(-600)))),
        OF_ANOTHER_KEY("unproven", (asked, claims) -> OpenIdProvider.signed(claims.build(), OpenIdProvider.key())),
        UNSIGNED("unproven", (asked, claims) -> new PlainJWT(claims.build()).serialize()),
        SIGNED_BY_OUR_SECRET("unproven", (asked, claims) -> byOurSecret(claims.build())),
        NO_TOKEN("unproven", (asked, claims) -> "nothing.of.this");

        private final String code;
        private final BiFunction<Map<String, String>, JWTClaimsSet.Builder, String> token;

        Wrong(String code, BiFunction<Map<String, String>, JWTClaimsSet.Builder, String> token) {
            this.code = code;
            this.token = token;
        }

        private static Date ago(long seconds) {
            return Date.from(Instant.now().minusSeconds(seconds));
        }

        private static String signed(JWTClaimsSet.Builder claims) {
            return OpenIdProvider.signed(claims.build());
        }

        private static String byOurSecret(JWTClaimsSet claims) {
            try {
                byte[] secret = (OpenIdProvider.SECRET + OpenIdProvider.SECRET).getBytes(StandardCharsets.UTF_8);
                SignedJWT token = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims);
                token.sign(new MACSigner(secret));
                return token.serialize();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Wrong.class)
    void letsNobodyInWithATokenThatIsWrong(Wrong wrong) {
        Traveller somebody = Traveller.leave(site);

        HttpResponse<String> answer = somebody.back(wrong.token.apply(
                somebody.asked(),
                OpenIdProvider.claims(somebody.asked(), subject, "lecteurs").claim("preferred_username", subject)));

        assertRefused(
                answer,
                403,
                wrong.code,
                wrong.code.equals("untimely") ? "ne s’accordent pas" : "Rien ne prouve que la réponse");
        assertThat(named("oidc:" + subject)).isFalse();
    }

    @Test
    void asksTheProviderForACodeWithAStateANonceAndAProofKeyAndToSendItWhereTheSettingsSay() {
        String page = site.get("/sign-in").body();
        assertThat(page).contains("href=\"/sign-in/oidc\"", "Se connecter avec Compte Télécom");

        HttpResponse<String> left = site.get("/sign-in/oidc", "X-Forwarded-Host", "elsewhere.example");

        String address = left.headers().firstValue("Location").orElseThrow();
        assertThat(address).startsWith(OpenIdProvider.issuer() + "/oauth2/authorize?");
        Map<String, String> asked = OpenIdProvider.parameters(address);
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", OpenIdProvider.CLIENT)
                .containsEntry("scope", "openid profile")
                .containsEntry("redirect_uri", OpenIdProvider.HOME + "/sign-in/oidc/callback")
                .containsEntry("code_challenge_method", "S256");
        assertThat(asked.get("state")).hasSizeGreaterThanOrEqualTo(43);
        assertThat(asked.get("nonce")).hasSizeGreaterThanOrEqualTo(43);
        assertThat(asked.get("code_challenge")).hasSize(43);
        assertThat(left.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("sign-in=").contains("HttpOnly", "SameSite=Lax", "Max-Age=600"))
                .noneMatch(cookie -> cookie.startsWith("session="));
        assertThat(Traveller.leave(site).asked().get("state")).isNotEqualTo(asked.get("state"));
    }

    @Test
    void beginsANewSessionOnThePageThatWasAskedFor() {
        HttpResponse<String> wanted = site.get("/?theme=dark");
        Traveller somebody = Traveller.leave(site.with(wanted, ""));
        Traveller planted = new Traveller(
                new Site(site.port(), somebody.site().cookies() + "; session=0123456789ABCDEF0123456789ABCDEF", ""),
                somebody.address());

        HttpResponse<String> answer = planted.back(token(planted, "lecteurs"));

        assertThat(answer.headers().firstValue("Location")).contains("/?theme=dark");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .matches("session=[0-9A-F]{32};.*")
                        .contains("HttpOnly", "SameSite=Lax")
                        .doesNotContain("0123456789ABCDEF0123"));
        assertThat(planted.in(answer).get("/").body()).contains("oidc:", "Lecteur");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://elsewhere.example/x", "http://127.0.0.1//elsewhere.example", "x"})
    void goesNowhereElseAfterwards(String address) {
        String cookie = Base64.getEncoder().encodeToString(address.getBytes(StandardCharsets.UTF_8));
        Traveller somebody = Traveller.leave(new Site(site.port(), "REDIRECT_URI=" + cookie, ""));

        assertThat(somebody.back(token(somebody, "lecteurs")).headers().firstValue("Location"))
                .contains("/");
    }

    @ParameterizedTest
    @CsvSource({"lecteurs, VIEWER", "analystes, ANALYST", "administrateurs, ADMINISTRATOR"})
    void givesTheRoleOfAGroupThatIsTheOnlyOneToo(String group, Role role) {
        Traveller somebody = Traveller.leave(site);

        somebody.back(OpenIdProvider.signed(OpenIdProvider.claims(somebody.asked(), subject)
                .claim("groups", group)
                .claim("preferred_username", subject)
                .build()));

        assertThat(account().role()).isEqualTo(role);
        assertThat(account().state()).isEqualTo(Account.State.ENABLED);
    }

    @Test
    void givesTheRoleThatMayMostAndTakesNoNoticeOfOtherGroups() {
        Traveller somebody = Traveller.leave(site);

        somebody.back(token(somebody, "autres", "analystes", "lecteurs"));

        assertThat(account().role()).isEqualTo(Role.ANALYST);
        assertThat(last())
                .isEqualTo("sign_in_by_provider done by oidc:" + subject + " about oidc:" + subject
                        + " {\"role\":\"analyst\",\"subject\":\"" + subject + "\"}");
    }

    @Test
    void letsNobodyInWithoutAGroupAndEndsWhatIsOpen() {
        Traveller before = Traveller.leave(site);
        Site in = before.in(before.back(token(before, "lecteurs")));
        assertThat(in.get("/").statusCode()).isEqualTo(200);

        for (String[] groups : new String[][] {{}, {"autres"}, {"Lecteurs"}, {"viewer"}}) {
            Traveller somebody = Traveller.leave(site);
            assertRefused(
                    somebody.back(token(somebody, groups)),
                    403,
                    "without_role",
                    "aucun de vos groupes",
                    "administrateur");
        }

        assertThat(in.get("/").statusCode()).isEqualTo(303);
        assertThat(last()).contains("refused", "about oidc:" + subject);
    }

    @Test
    void followsTheProviderAtTheNextSignInAndForOpenSessions() {
        Traveller first = Traveller.leave(site);
        Site in = first.in(first.back(token(first, "administrateurs")));
        assertThat(in.get("/users").statusCode()).isEqualTo(200);

        Traveller second = Traveller.leave(site);
        second.back(token(second, "lecteurs"));

        assertThat(in.get("/users").statusCode()).isEqualTo(403);
        assertThat(account().role()).isEqualTo(Role.VIEWER);
        assertThat(users.list()).filteredOn(a -> a.name().contains(subject)).hasSize(1);
    }

    @Test
    void shutsOutAtTheNextRequestWhoIsDisabledHere() {
        Traveller first = Traveller.leave(site);
        Site in = first.in(first.back(token(first, "analystes")));
        assertThat(in.get("/exports").statusCode()).isEqualTo(200);

        assertThat(administrator
                        .send("POST", "/api/v1/users/oidc:" + subject + "/disable")
                        .statusCode())
                .isEqualTo(200);

        assertThat(in.get("/exports").statusCode()).isEqualTo(303);
        Traveller again = Traveller.leave(site);
        assertRefused(again.back(token(again, "administrateurs")), 403, "disabled", "est désactivé ici");
        assertThat(account().role()).isEqualTo(Role.ANALYST);
        users.enable("oidc:" + subject);
        Traveller enabled = Traveller.leave(site);
        assertThat(enabled.back(token(enabled, "analystes")).statusCode()).isEqualTo(303);
    }

    /** Whoever is called there as somebody is here, or has the same address of mail, is somebody else. */
    @Test
    void takesNobodyForALocalUserOfTheSameName() {
        Traveller somebody = Traveller.leave(site);

        Site in = somebody.in(
                somebody.back(OpenIdProvider.signed(OpenIdProvider.claims(somebody.asked(), subject, "lecteurs")
                        .claim("preferred_username", "administrator")
                        .claim("email", "administrator")
                        .build())));

        assertThat(in.get("/users").statusCode()).isEqualTo(403);
        assertThat(in.get("/").body()).contains("oidc:administrator");
        assertThat(users.named("administrator").orElseThrow().account().origin())
                .isEqualTo(Account.Origin.LOCAL);
        assertThat(site.signedIn("administrator", UserFixtures.PASSWORD)
                        .get("/users")
                        .statusCode())
                .isEqualTo(200);
        assertThat(site.on("/sign-in")
                        .post("/sign-in", Map.of("name", "oidc:administrator", "password", UserFixtures.PASSWORD))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, role, '{\"role\": \"viewer\"}'",
        "POST, invitation, ''",
    })
    void leavesToTheProviderWhatIsTheProviders(String method, String what, String json) {
        Traveller somebody = Traveller.leave(site);
        somebody.back(token(somebody, "lecteurs"));

        HttpResponse<String> answer =
                administrator.sendJson(method, "/api/v1/users/oidc:" + subject + "/" + what, json);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("account_of_provider", "c’est là qu’il faut les changer");
    }

    @Test
    void showsAdministratorsWhereSomebodyComesFrom() {
        Traveller somebody = Traveller.leave(site);
        somebody.back(token(somebody, "lecteurs"));

        assertThat(administrator.get("/users").body()).contains("fournisseur d’identité", OpenIdProvider.issuer());
        HttpResponse<String> one = administrator.get("/api/v1/users/oidc:" + subject);
        assertThat(Site.json(one).get("origin").stringValue()).isEqualTo("oidc");
        assertThat(Site.json(one).get("issuer").stringValue()).isEqualTo(OpenIdProvider.issuer());
        assertThat(Site.json(one).get("state").stringValue()).isEqualTo("enabled");
        assertThat(Site.json(one).has("last_sign_in_at")).isTrue();
    }

    @Test
    void letsNobodyInWithAStateThatIsNotThatOfThisBrowser() {
        Traveller somebody = Traveller.leave(site);
        String code = OpenIdProvider.code(somebody.asked(), token(somebody, "lecteurs"));

        assertRefused(somebody.comeBack("code=" + code + "&state=" + Secret.make()), 403, "stale", "n’a plus cours");
        assertRefused(somebody.comeBack("code=" + code), 403, "stale", "n’a plus cours");
        assertRefused(somebody.comeBack(""), 403, "stale", "n’a plus cours");
        Traveller stranger = new Traveller(Traveller.leave(site).site(), somebody.address());
        assertRefused(
                stranger.comeBack("code=" + code + "&state=" + somebody.asked().get("state")), 403, "stale");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=a&code=b&state=STATE", "code=a&state=STATE&state=STATE", "state=STATE"})
    void letsNobodyInWithWhatIsThereTwiceOrNotAtAll(String query) {
        Traveller somebody = Traveller.leave(site);

        assertRefused(somebody.comeBack(query.replace("STATE", somebody.asked().get("state"))), 403, "stale");
    }

    @Test
    void takesACodeAndAStateOnce() {
        Traveller somebody = Traveller.leave(site);
        String query = "code=" + OpenIdProvider.code(somebody.asked(), token(somebody, "lecteurs")) + "&state=";
        assertThat(somebody.comeBack(query + somebody.asked().get("state")).statusCode())
                .isEqualTo(303);

        assertRefused(somebody.comeBack(query + somebody.asked().get("state")), 403, "stale");
        Traveller again = Traveller.leave(site);
        assertRefused(again.comeBack(query + again.asked().get("state")), 403, "stale", "n’a plus cours");
    }

    @Test
    void takesACodeOnlyFromWhoHasAskedForIt() {
        Traveller somebody = Traveller.leave(site);
        Traveller thief = Traveller.leave(site);
        String code = OpenIdProvider.code(somebody.asked(), token(somebody, "administrateurs"));

        // PKCE: the provider has the challenge of the one who has left for it
        assertRefused(thief.comeBack("code=" + code + "&state=" + thief.asked().get("state")), 403, "stale");
    }

    @Test
    void letsTwoPagesOfABrowserComeBack() {
        Traveller first = Traveller.leave(site);
        Traveller second = Traveller.leave(first.site());

        assertThat(second.back(token(second, "lecteurs")).statusCode()).isEqualTo(303);
        assertThat(new Traveller(second.site(), first.address())
                        .back(token(first, "lecteurs"))
                        .statusCode())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, cancelled, Vous avez renoncé",
        "server_error, declined, n’a pas permis",
        "<script>alert(1)</script>, declined, n’a pas permis"
    })
    void saysThatNobodyIsSignedInWhereTheProviderSaysSo(String error, String code, String words) {
        Traveller somebody = Traveller.leave(site);

        HttpResponse<String> answer =
                somebody.comeBack("error=" + error.replace("<", "%3C").replace(">", "%3E")
                        + "&error_description=%3Cb%3Edescribed%3C/b%3E&state="
                        + somebody.asked().get("state"));

        assertRefused(answer, 403, code, words);
        assertThat(answer.body()).doesNotContain("alert(1)").doesNotContain("described");
    }

    @Test
    void goesOnWithoutTheProvider() {
        Traveller somebody = Traveller.leave(site);
        String token = token(somebody, "lecteurs");
        OpenIdProvider.putBehind(exchange -> exchange.close());

        assertRefused(somebody.back(token), 503, "unreachable", "ne répond pas comme il faut", "mot de passe");
        assertThat(site.get("/sign-in").statusCode()).isEqualTo(200);
        assertThat(site.signedIn("viewer", UserFixtures.PASSWORD).get("/").statusCode())
                .isEqualTo(200);
    }

    @Test
    void saysSoWhereTheProviderFailsOrDoesNotKnowUs() {
        for (int status : new int[] {500, 401}) {
            Traveller somebody = Traveller.leave(site);
            OpenIdProvider.putBehind(
                    exchange -> OpenIdProvider.send(exchange, status, Map.of("error", "invalid_client")));

            assertRefused(
                    somebody.back(token(somebody, "lecteurs")),
                    status == 500 ? 503 : 403,
                    status == 500 ? "unreachable" : "declined");
            OpenIdProvider.reset();
        }
    }

    @ParameterizedTest
    @CsvSource({"en, Sign in with Compte Télécom, no longer valid", "ar, الدخول عبر, صالحا"})
    void saysItInTheLanguageOfTheReader(String language, String link, String words) {
        HttpResponse<String> answer = Traveller.leave(site).comeBack("", "Accept-Language", language);

        assertThat(answer.body()).contains(link, words);
    }

    @Test
    void endsTheSessionHereThenAtTheProvider() {
        Traveller somebody = Traveller.leave(site);
        String token = token(somebody, "lecteurs");
        Site in = somebody.in(somebody.back(token));

        HttpResponse<String> out = in.post("/sign-out", Map.of());

        assertThat(out.statusCode()).isEqualTo(200);
        String there = out.headers().firstValue("Refresh").orElseThrow();
        assertThat(there).startsWith("0; url=" + OpenIdProvider.issuer() + "/connect/logout?");
        assertThat(OpenIdProvider.parameters(there))
                .containsEntry("id_token_hint", token)
                .containsEntry("client_id", OpenIdProvider.CLIENT)
                .containsEntry("post_logout_redirect_uri", OpenIdProvider.HOME + "/sign-in");
        assertThat(out.body()).contains("Vous êtes déconnecté", "Continuer chez le fournisseur");
        assertThat(in.get("/").statusCode()).isEqualTo(303);
        assertThat(in.get("/api/v1/figures").statusCode()).isEqualTo(401);
    }

    private String token(Traveller somebody, String... groups) {
        return OpenIdProvider.signed(OpenIdProvider.claims(somebody.asked(), subject, groups)
                .claim("preferred_username", subject)
                .build());
    }

    private Account account() {
        return users.named("oidc:" + subject).orElseThrow().account();
    }

    private boolean named(String name) {
        return users.named(name).isPresent();
    }

    /** On the page by which people come in, with a sentence, in the audit, and without a session. */
    private void assertRefused(HttpResponse<String> answer, int status, String code, String... words) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .contains("Se connecter avec Compte Télécom", "id=\"password\"")
                .satisfies(body -> assertThat(words).allMatch(body::contains))
                .doesNotContain("Exception", "\tat ");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("session="));
        assertThat(last())
                .startsWith("sign_in_by_provider " + (status == 503 ? "failed" : "refused"))
                .contains("\"code\":\"" + code + "\"", "\"status\":\"" + status + "\"");
    }

    private String last() {
        AuditLine line = audit.list(AuditSearch.ALL, 0, 1).get(0);
        return line.act() + " " + line.outcome() + " by " + line.who() + " about " + line.subject() + " "
                + line.details();
    }
}
