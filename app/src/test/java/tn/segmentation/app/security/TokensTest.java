package tn.segmentation.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.security.Tokens.Issued;
import tn.segmentation.app.state.OnEveryDatabase;

/** Programs sign in by tokens, which end when they should. */
@WebTest
@OnEveryDatabase(Tokens.class)
class TokensTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String FIGURES = "/api/v1/figures";
    private static final String ANSWERS = "/api/v1/datasets/20261101T070000-0123456789ab/answers";

    private static int programs;

    private final Tokens tokens;
    private final Site site;
    private final String name = "crm" + programs++;

    TokensTest(@Autowired Tokens tokens, @LocalServerPort int port) {
        this.tokens = tokens;
        this.site = new Site(port);
    }

    @Test
    void letsAProgramDoWhatItsRoleMay() {
        String viewer = add(Role.VIEWER).key();
        String analyst =
                tokens.add(name + ".files", Role.ANALYST, Instant.now(), DAY).key();

        assertThat(viewer).matches("seg_[A-Za-z0-9_-]{43}");
        assertThat(get(FIGURES, viewer).statusCode()).isEqualTo(200);
        assertThat(put(ANSWERS, viewer).statusCode()).isEqualTo(403);
        assertThat(put(ANSWERS, analyst).statusCode()).isEqualTo(404);
        assertThat(site.send("DELETE", FIGURES, "Authorization", "Bearer " + viewer)
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void endsAtTheNextRequestWhenItIsRevoked() {
        Issued issued = add(Role.VIEWER);
        assertThat(get(FIGURES, issued.key()).statusCode()).isEqualTo(200);

        tokens.revoke(name.toUpperCase(Locale.ROOT), Instant.now());

        HttpResponse<String> answer = get(FIGURES, issued.key());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        assertThat(tokens.list())
                .filteredOn(token -> token.name().equals(name))
                .singleElement()
                .matches(t -> t.revokedAt() != null);
    }

    @Test
    void endsByItself() {
        Instant now = Instant.now();
        Issued issued = tokens.add(name, Role.VIEWER, now, DAY);

        assertThat(tokens.find(issued.key(), now.plus(DAY).minusMillis(1))).isPresent();
        assertThat(tokens.find(issued.key(), now.plus(DAY))).isEmpty();
        assertThat(tokens.add(name, Role.VIEWER, now.plus(DAY), DAY).key()).isNotEqualTo(issued.key());
    }

    @Test
    void countsForWhatItIsWhateverElseComesWithIt() {
        Site administrator = UserFixtures.as(Role.ADMINISTRATOR, site.port());
        Site withoutProof = new Site(site.port(), administrator.cookies(), "");

        assertThat(withoutProof.get(FIGURES, "Authorization", "Bearer nobody's").statusCode())
                .isEqualTo(401);
        assertThat(withoutProof
                        .sendJson(
                                "PUT",
                                ANSWERS,
                                "{}",
                                "Authorization",
                                "Bearer " + add(Role.VIEWER).key())
                        .statusCode())
                .isEqualTo(403);
        assertThat(administrator.get(FIGURES).statusCode()).isEqualTo(200);
    }

    @Test
    void startsNoSession() {
        assertThat(get("/", add(Role.VIEWER).key()).headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("session="));
    }

    @Test
    void refusesWhatWouldBeTwoOrTooMuch() {
        add(Role.VIEWER);

        assertRefused(() -> add(Role.ANALYST), "token_exists");
        assertRefused(() -> tokens.add("a b", Role.VIEWER, Instant.now(), DAY), "account_name");
        assertRefused(() -> tokens.add("root", Role.ADMINISTRATOR, Instant.now(), DAY), "token_administrator");
        assertRefused(() -> tokens.revoke("nobody", Instant.now()), "token_unknown");
    }

    private Issued add(Role role) {
        return tokens.add(name, role, Instant.now(), DAY);
    }

    private HttpResponse<String> get(String path, String key) {
        return site.get(path, "Authorization", "Bearer " + key);
    }

    private HttpResponse<String> put(String path, String key) {
        return site.sendJson("PUT", path, "{}", "Authorization", "Bearer " + key);
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedAccount.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
