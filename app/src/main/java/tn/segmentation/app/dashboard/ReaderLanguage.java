package tn.segmentation.app.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.security.Programs;

/**
 * The language of an answer: what this request asks for, else what the reader chose before, else French. A program
 * chooses nothing: it is answered in the first language of its {@code Accept-Language} that there is.
 */
final class ReaderLanguage extends CookieLocaleResolver {

    /** The request parameter, and the cookie that keeps it. */
    static final String LANG = "lang";

    private static final Duration KEPT = Duration.ofDays(365);

    ReaderLanguage() {
        super(LANG);
        setDefaultLocaleFunction(ReaderLanguage::unchosen);
        setRejectInvalidCookies(false);
        setCookieMaxAge(KEPT);
        setCookieHttpOnly(true);
        setCookieSameSite("Lax");
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String wish = Programs.parameter(request, LANG);
        Locale locale = wish == null ? super.resolveLocale(request) : Locale.forLanguageTag(wish);
        return Language.of(locale.getLanguage()).locale();
    }

    private static Locale unchosen(HttpServletRequest request) {
        boolean says = Programs.ask(request) && request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null;
        // without the header, the request's languages would be that of this machine
        return says ? accepted(request) : Language.FRENCH.locale();
    }

    private static Locale accepted(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .flatMap(wish -> Arrays.stream(Language.values())
                        .filter(language -> language.tag().equals(wish.getLanguage())))
                .findFirst()
                .orElse(Language.FRENCH)
                .locale();
    }
}
