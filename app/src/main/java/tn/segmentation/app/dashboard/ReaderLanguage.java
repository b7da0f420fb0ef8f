package tn.segmentation.app.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import tn.segmentation.app.language.Language;

/** The language of an answer: what this request asks for, else what the reader chose before, else French. */
final class ReaderLanguage extends CookieLocaleResolver {

    /** The request parameter, and the cookie that keeps it. */
    static final String LANG = "lang";

    private static final Duration KEPT = Duration.ofDays(365);

    ReaderLanguage() {
        super(LANG);
        setDefaultLocale(Language.FRENCH.locale());
        setRejectInvalidCookies(false);
        setCookieMaxAge(KEPT);
        setCookieHttpOnly(true);
        setCookieSameSite("Lax");
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String wish = request.getParameter(LANG);
        Locale locale = wish == null ? super.resolveLocale(request) : Locale.forLanguageTag(wish);
        return Language.of(locale.getLanguage()).locale();
    }
}
