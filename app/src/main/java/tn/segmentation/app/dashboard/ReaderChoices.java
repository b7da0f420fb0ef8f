package tn.segmentation.app.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;
import tn.segmentation.app.security.Programs;

/** Keeps, in cookies, the language and the theme that a reader picks by a link of the page. */
final class ReaderChoices implements HandlerInterceptor {

    /** The request parameter, and the cookie that keeps it. */
    static final String THEME = "theme";

    private static final Duration KEPT = Duration.ofDays(365);

    private final LocaleResolver languages;

    ReaderChoices(LocaleResolver languages) {
        this.languages = languages;
    }

    /** Returns the theme that this request asks for, else the one chosen before; empty when the system decides. */
    static Optional<Theme> theme(HttpServletRequest request) {
        return Theme.of(Programs.parameter(request, THEME))
                .or(() -> Optional.ofNullable(WebUtils.getCookie(request, THEME))
                        .flatMap(cookie -> Theme.of(cookie.getValue())));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (Programs.parameter(request, ReaderLanguage.LANG) != null) {
            languages.setLocale(request, response, languages.resolveLocale(request));
        }
        Theme.of(Programs.parameter(request, THEME)).ifPresent(theme -> {
            ResponseCookie cookie = ResponseCookie.from(THEME, theme.word())
                    .path("/")
                    .maxAge(KEPT)
                    .httpOnly(true)
                    .sameSite("Lax")
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        });
        return true;
    }
}
