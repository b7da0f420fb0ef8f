package tn.segmentation.app.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.security.AccessSettings.Cookies;
import tn.segmentation.app.security.Programs;
import tn.segmentation.app.security.SignedIn;
import tn.segmentation.app.security.Users;
import tn.segmentation.app.state.UnusableState;

/**
 * Keeps what a reader picks by the switches of the page: in cookies, and the language with the account too. The
 * language of a link that somebody was sent stays in the cookie as well, its theme is that of the one page.
 */
final class ReaderChoices implements HandlerInterceptor {

    /** The request parameter, and the cookie that keeps it. */
    static final String THEME = "theme";

    /** The request parameter that names the one that comes from its switch. */
    static final String PICKED = "picked";

    private static final Duration KEPT = Duration.ofDays(365);

    private static final Logger LOG = LoggerFactory.getLogger(ReaderChoices.class);

    private final LocaleResolver languages;
    private final Users users;
    private final Cookies cookies;

    /** Keeps choices in cookies that browsers send to where the settings say. */
    ReaderChoices(LocaleResolver languages, Users users, Cookies cookies) {
        this.languages = languages;
        this.users = users;
        this.cookies = cookies;
    }

    /** Returns the theme that this request asks for, else the one chosen before; empty for none. */
    static Optional<Theme> theme(HttpServletRequest request) {
        return Theme.of(Programs.parameter(request, THEME))
                .or(() -> Optional.ofNullable(WebUtils.getCookie(request, THEME))
                        .flatMap(cookie -> Theme.of(cookie.getValue())));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (Programs.parameter(request, ReaderLanguage.LANG) != null) {
            Locale chosen = languages.resolveLocale(request);
            languages.setLocale(request, response, chosen);
            SignedIn.current()
                    .filter(reader -> isPicked(request))
                    .ifPresent(reader -> keep(reader, Language.of(chosen.getLanguage())));
        }
        Theme.of(Programs.parameter(request, THEME))
                .filter(theme -> picks(request, THEME))
                .ifPresent(theme -> {
                    ResponseCookie cookie = ResponseCookie.from(THEME, theme.word())
                            .path("/")
                            .maxAge(KEPT)
                            .httpOnly(true)
                            .secure(cookies == Cookies.TLS)
                            .sameSite("Lax")
                            .build();
                    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
                });
        return true;
    }

    /** Whether the switch of languages was used on a page of ours: a link that somebody was sent changes no account. */
    private static boolean isPicked(HttpServletRequest request) {
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site")) && picks(request, ReaderLanguage.LANG);
    }

    private static boolean picks(HttpServletRequest request, String name) {
        return name.equals(Programs.parameter(request, PICKED));
    }

    /** This page is in the language that was picked, whether or not the next one will be. */
    private void keep(SignedIn reader, Language chosen) {
        if (chosen == reader.language()) {
            return;
        }
        try {
            users.setLanguage(reader.id(), chosen);
        } catch (UnusableState e) {
            LOG.warn("the language of {} is not kept: {}", reader.name(), e.code());
        }
    }
}
