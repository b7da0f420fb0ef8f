package tn.segmentation.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import tn.segmentation.app.security.AccessSettings.Limits;

class RateLimitsTest {

    private static final String SOMEWHERE = "10.0.0.1";

    private final Time time = new Time();
    private final List<Integer> statuses = new ArrayList<>();
    private final RateLimits limits =
            new RateLimits(new Limits(80, 8), time, (request, status) -> statuses.add(status));

    /** Stands still until it is told to go on. */
    private static final class Time implements TimeMeter {

        private long nanos;

        void pass(Duration duration) {
            nanos += duration.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    @AfterEach
    void signsOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void countsWhatAUserAsksWhateverTheAddress() {
        signIn("amel");
        for (int i = 0; i < 80; i++) {
            assertThat(ask("GET", "/", "10.0.0." + i).getStatus()).isEqualTo(200);
        }

        MockHttpServletResponse refused = ask("GET", "/", SOMEWHERE);

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(statuses).containsExactly(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(refused.getHeader("RateLimit-Policy")).isEqualTo("\"user\";q=80;w=60");
        assertThat(refused.getHeader("RateLimit")).isEqualTo("\"user\";r=0;t=60");
        signIn("sami");
        assertThat(ask("GET", "/", SOMEWHERE).getStatus()).isEqualTo(200);
    }

    @Test
    void letsSomebodyAskAgainAfterTheTimeThatItNames() {
        signIn("amel");
        for (int i = 0; i < 81; i++) {
            ask("GET", "/", SOMEWHERE);
        }

        time.pass(Duration.ofSeconds(1));

        assertThat(ask("GET", "/", SOMEWHERE).getStatus()).isEqualTo(200);
        assertThat(ask("GET", "/", SOMEWHERE).getStatus()).isEqualTo(429);
    }

    @Test
    void countsLessForAnAddressOfWhichNobodyIsSignedIn() {
        for (int i = 0; i < 20; i++) {
            assertThat(ask("GET", "/api/v1/figures", SOMEWHERE).getStatus()).isEqualTo(200);
        }
        assertThat(ask("GET", "/nothing", SOMEWHERE).getStatus()).isEqualTo(429);
        assertThat(ask("GET", "/css/site.css", SOMEWHERE).getStatus()).isEqualTo(200);
        assertThat(ask("GET", "/", "10.0.0.2").getStatus()).isEqualTo(200);
    }

    @Test
    void countsStillLessForWhatTakesLong() {
        signIn("amel");
        assertThat(ask("POST", "/api/v1/datasets", SOMEWHERE).getHeader("RateLimit-Policy"))
                .isEqualTo("\"heavy\";q=2;w=60");
        assertThat(ask("POST", "/api/v1/datasets", SOMEWHERE).getStatus()).isEqualTo(200);
        assertThat(ask("POST", "/api/v1/datasets", SOMEWHERE).getStatus()).isEqualTo(429);
        assertThat(ask("GET", "/", SOMEWHERE).getStatus()).isEqualTo(200);
    }

    @Test
    void countsGuessesOfOneNameAndShutsOutNobodyElsewhere() {
        assertThat(guess("amel", SOMEWHERE, 403)).isEqualTo(403);
        assertThat(guess("AMEL", SOMEWHERE, 403)).isEqualTo(403);
        assertThat(guess("amel", SOMEWHERE, 303)).isEqualTo(429);
        assertThat(guess("sami", SOMEWHERE, 303)).isEqualTo(303);
        assertThat(guess("amel", "10.0.0.2", 303)).isEqualTo(303);

        time.pass(Duration.ofMinutes(5));
        assertThat(guess("amel", SOMEWHERE, 303)).isEqualTo(303);
    }

    @Test
    void countsGuessesOfManyNamesFromOneAddress() {
        for (int i = 0; i < 8; i++) {
            assertThat(guess("name" + i, SOMEWHERE, 403)).isEqualTo(403);
        }

        assertThat(guess("another", SOMEWHERE, 403)).isEqualTo(429);
    }

    @Test
    void doesNotCountWhatIsRight() {
        for (int i = 0; i < 50; i++) {
            assertThat(guess("amel", SOMEWHERE, 303)).isEqualTo(303);
        }
    }

    @Test
    void countsWhoComesBackFromAProviderInVain() {
        for (int i = 0; i < 20; i++) {
            assertThat(ask(request("GET", "/sign-in/oidc/callback", SOMEWHERE), 303)
                            .getStatus())
                    .isEqualTo(303);
        }
        for (int i = 0; i < 8; i++) {
            assertThat(ask(request("GET", "/sign-in/oidc/callback", SOMEWHERE), 403)
                            .getStatus())
                    .isEqualTo(403);
        }

        assertThat(ask(request("GET", "/sign-in/oidc/callback", SOMEWHERE), 303).getStatus())
                .isEqualTo(429);
    }

    @Test
    void letsEverybodyAskWhereThereIsNoLimit() throws ServletException, IOException {
        RateLimits none = new RateLimits(new Limits(0, 8), time, (request, status) -> statuses.add(status));
        for (int i = 0; i < 500; i++) {
            MockHttpServletResponse response = new MockHttpServletResponse();
            none.doFilter(request("GET", "/", SOMEWHERE), response, new MockFilterChain());
            assertThat(response.getStatus()).isEqualTo(200);
        }
    }

    private static void signIn(String name) {
        SecurityContextHolder.getContext()
                .setAuthentication(new SignedIn(name, name, Role.ANALYST, 0, Instant.EPOCH, null).authentication());
    }

    private MockHttpServletResponse ask(String method, String path, String address) {
        return ask(request(method, path, address), 200);
    }

    private int guess(String name, String address, int answer) {
        MockHttpServletRequest request = request("POST", "/sign-in", address);
        request.setContentType("application/x-www-form-urlencoded");
        request.setParameter("name", name);
        return ask(request, answer).getStatus();
    }

    private MockHttpServletResponse ask(MockHttpServletRequest request, int status) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        try {
            limits.doFilter(request, response, (asked, answer) -> ((MockHttpServletResponse) answer).setStatus(status));
        } catch (ServletException | IOException e) {
            throw new IllegalStateException(e);
        }
        return response;
    }

    private static MockHttpServletRequest request(String method, String path, String address) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setRemoteAddr(address);
        return request;
    }
}
