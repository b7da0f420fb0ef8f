package tn.segmentation.app.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.util.WebUtils;
import tn.segmentation.app.security.AccessSettings.Cookies;
import tn.segmentation.app.security.SignIn.Exchange;

/**
 * Who has left for the provider and is not back: by the state that comes back with him, once, and only in the browser
 * that has left. Who is not signed in has no session, so a cookie tells browsers apart. Safe for use by several
 * threads.
 */
final class Departures {

    /** How long somebody may take there. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    /** Whoever could leave as often as he likes would fill the memory: who left first is forgotten. */
    private static final int MOST = 10_000;

    private static final String COOKIE = "sign-in";

    private final AccessSettings settings;
    private final Clock clock;
    private final Map<String, Departure> byState = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Departure> eldest) {
            return size() > MOST;
        }
    };

    Departures(AccessSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Somebody who has left.
     *
     * @param request with which the provider was asked
     * @param browser digest of what the browser that has left is known by
     * @param at when
     */
    private record Departure(OAuth2AuthorizationRequest request, String browser, Instant at) {}

    /** Keeps that somebody leaves. */
    void add(OAuth2AuthorizationRequest request, Exchange exchange) {
        // The same for all pages of a browser, so that two that leave at once both come back.
        String browser = browser(exchange.request()).orElseGet(Secret::make);
        exchange.response()
                .addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(settings.cookie(COOKIE), browser)
                                .httpOnly(true)
                                .secure(settings.cookies() == Cookies.TLS)
                                .sameSite("Lax")
                                .path("/")
                                .maxAge(LONGEST)
                                .build()
                                .toString());
        synchronized (byState) {
            byState.put(request.getState(), new Departure(request, Secret.digest(browser), clock.instant()));
        }
    }

    /** Returns with what the provider was asked by who comes back now; nothing a second time, or too late. */
    Optional<OAuth2AuthorizationRequest> take(String state, HttpServletRequest request) {
        Optional<Departure> departure;
        synchronized (byState) {
            departure = Optional.ofNullable(byState.remove(state));
        }
        Instant now = clock.instant();
        String browser = browser(request).map(Secret::digest).orElse("");
        return departure
                .filter(left -> Secret.isSame(left.browser(), browser))
                .filter(left -> Terms.isWithin(left.at(), LONGEST, now))
                .map(Departure::request);
    }

    private Optional<String> browser(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, settings.cookie(COOKIE)))
                .map(Cookie::getValue)
                .filter(Secret::isOne);
    }
}
