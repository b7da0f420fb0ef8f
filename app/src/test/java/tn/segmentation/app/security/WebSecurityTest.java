package tn.segmentation.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.insight.RunFixtures;

@WebTest
class WebSecurityTest {

    private final RunFixtures runs;
    private final Site site;

    WebSecurityTest(@Autowired RunFixtures runs, @LocalServerPort int port) {
        this.runs = runs;
        this.site = UserFixtures.as(Role.VIEWER, port);
    }

    @BeforeEach
    void publish() {
        runs.publish(RunFixtures.telecom());
    }

    @ParameterizedTest
    @CsvSource({
        "200, /",
        "200, /api/segment_details",
        "200, /actuator/health",
        "404, /nothing/here",
        "404, /api/nothing",
        "404, /api/segment_details?run=none",
        "404, /actuator/env",
        "404, /actuator",
        "404, /error",
        "400, /a//b",
        "400, /api/a;b=c"
    })
    void bindsTheBrowserWhateverTheAnswer(int status, String path) {
        HttpResponse<String> answer = site.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertBound(answer.headers());
    }

    @ParameterizedTest
    @CsvSource({
        "303, /",
        "303, /nothing/here",
        "200, /sign-in",
        "401, /api/v1/figures",
        "401, /api/nothing",
        "404, /css/x"
    })
    void bindsTheBrowserOfWhoIsNotSignedIn(int status, String path) {
        HttpResponse<String> answer = new Site(site.port()).get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertBound(answer.headers());
    }

    @Test
    void asksProgramsForATokenInTheirLanguage() {
        HttpResponse<String> answer = new Site(site.port()).get("/api/segment_details", "Accept-Language", "en");

        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":401", "Sign-in needed");
    }

    @Test
    void bindsTheBrowserAndKeepsTheReasonToItselfWhenItFails() {
        runs.fail(new IllegalStateException("the reason"));

        for (String path : new String[] {"/", "/api/segment_details"}) {
            HttpResponse<String> answer = site.get(path);

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("the reason").doesNotContain("IllegalState");
            assertBound(answer.headers());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /, text/html, 'GET, HEAD'",
        "DELETE, /api/segment_details, application/problem+json, 'GET, HEAD'",
        "OPTIONS, /api/segment_details, application/problem+json, 'GET, HEAD'",
        "PUT, /actuator/health, application/problem+json, 'GET, HEAD'",
        "GET, /sign-out, text/html, POST",
        "DELETE, /sign-in, text/html, 'GET, HEAD, POST'"
    })
    void saysWhichMethodsARouteTakes(String method, String path, String type, String methods) {
        HttpResponse<String> answer = site.send(method, path);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains(methods);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(answer.body()).contains("Méthode non permise");
        assertBound(answer.headers());
    }

    /** Sent by somebody who sees 10.0.0.1 in front of him, and no proxy that is trusted. */
    @Test
    void believesNobodyWhoSaysWhereARequestComesFrom() {
        HttpResponse<String> answer = new Site(site.port())
                .get(
                        "/sign-in",
                        "X-Forwarded-For",
                        "192.0.2.1",
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-Host",
                        "evil.example",
                        "Forwarded",
                        "for=192.0.2.1;proto=https;host=evil.example");

        assertThat(answer.body()).doesNotContain("evil.example");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("Secure"));
    }

    @Test
    void letsNobodyKeepACopyOfAPage() {
        assertThat(site.get("/").headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    private static void assertBound(HttpHeaders headers) {
        assertThat(headers.allValues("Content-Security-Policy"))
                .containsExactly("default-src 'self'; script-src 'self'; "
                        + "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; "
                        + "style-src-attr 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
                        + "frame-ancestors 'none'; form-action 'self'");
        assertThat(headers.allValues("Strict-Transport-Security"))
                .containsExactly("max-age=31536000 ; includeSubDomains");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.firstValue("Permissions-Policy")).isPresent();
        assertThat(headers.allValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
    }
}
