package tn.segmentation.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import tn.segmentation.app.HandClock;
import tn.segmentation.app.security.AccessSettings.Cookies;
import tn.segmentation.app.security.AccessSettings.Endpoints;
import tn.segmentation.app.security.AccessSettings.Limits;

class DeparturesTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final HandClock clock = HandClock.at(NOON);
    private final Departures departures = new Departures(settings(Cookies.ANY), clock);

    @ParameterizedTest
    @CsvSource({"0, true", "599, true", "600, false", "-1, false"})
    void waitsTenMinutesForSomebody(long seconds, boolean isKnown) {
        MockHttpServletRequest browser = leave("state");

        clock.set(NOON.plus(Duration.ofSeconds(seconds)));

        assertThat(departures.take("state", browser).isPresent()).isEqualTo(isKnown);
    }

    @Test
    void knowsSomebodyOnceAndInHisBrowserOnly() {
        MockHttpServletRequest browser = leave("one");
        MockHttpServletRequest another = leave("another");

        assertThat(departures.take("another", browser)).isEmpty();
        assertThat(departures.take("another", another))
                .as("whoever tries has tried")
                .isEmpty();
        assertThat(departures.take("one", browser)).isPresent();
        assertThat(departures.take("one", browser)).isEmpty();
    }

    @Test
    void forgetsWhoLeftFirstWhereTooManyHaveLeft() {
        MockHttpServletRequest first = leave("first");
        MockHttpServletRequest second = leave("second");
        for (int i = 0; i < 9_999; i++) {
            leave("state" + i);
        }

        assertThat(departures.take("first", first)).isEmpty();
        assertThat(departures.take("second", second)).isPresent();
    }

    @Test
    void isKnownByACookieThatNoOtherHostSetsWhereThereIsTls() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new Departures(settings(Cookies.TLS), Clock.systemUTC())
                .add(request("state"), new SignIn.Exchange(new MockHttpServletRequest(), response));

        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("__Host-sign-in=")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/");
    }

    /** Returns what the browser sends from now on that has left. */
    private MockHttpServletRequest leave(String state) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        departures.add(request(state), new SignIn.Exchange(new MockHttpServletRequest(), response));
        String cookie = String.valueOf(response.getHeader("Set-Cookie"));
        MockHttpServletRequest after = new MockHttpServletRequest();
        after.setCookies(new Cookie("sign-in", cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'))));
        return after;
    }

    private static OAuth2AuthorizationRequest request(String state) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri("https://sso.exemple.tn/authorize")
                .clientId("segmentation")
                .state(state)
                .build();
    }

    private static AccessSettings settings(Cookies cookies) {
        return new AccessSettings(Endpoints.SIGNED_IN, cookies, new Limits(0, 1), null, null);
    }
}
