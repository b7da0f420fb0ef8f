package tn.segmentation.app.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.security.AccessSettings.Cookies;
import tn.segmentation.app.security.Programs;
import tn.segmentation.app.security.SignedIn;

/**
 * The language of an answer: what this request asks for, else what the reader has chosen, which the account knows in
 * every browser and a cookie before anybody is signed in; else the first of {@code Accept-Language} that there is, else
 * French.
 */
final class ReaderLanguage extends CookieLocaleResolver {

    /** The request parameter, and the cookie that keeps it. */
    static final String LANG = "lang";

    private static final Duration KEPT = Duration.ofDays(365);

    /** Keeps choices in cookies that browsers send to where the settings say. */
    ReaderLanguage(Cookies cookies) {
        super(LANG);
        setDefaultLocaleFunction(ReaderLanguage::accepted);
        setRejectInvalidCookies(false);
        setCookieMaxAge(KEPT);
        setCookieHttpOnly(true);
        setCookieSecure(cookies == Cookies.TLS);
        setCookieSameSite("Lax");
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String wish = Programs.parameter(request, LANG);
        return wish == null
                ? SignedIn.current()
                        .flatMap(reader -> Optional.ofNullable(reader.language()))
                        .map(Language::locale)
                        .orElseGet(
                                () -> Language.of(super.resolveLocale(request).getLanguage())
                                        .locale())
                : Language.of(wish).locale();
    }

    private static Locale accepted(HttpServletRequest request) {
        // without the header, the request's languages would be that of this machine
        boolean says = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null;
        return (says ? Collections.list(request.getLocales()).stream() : Stream.<Locale>empty())
                .flatMap(wish -> Language.asked(wish.getLanguage()).stream())
                .findFirst()
                .orElse(Language.FRENCH)
                .locale();
    }
}
