package tn.segmentation.app.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.security.Programs;
import tn.segmentation.app.security.SignedIn;

/** Gives every page its frame. */
@ControllerAdvice(basePackageClasses = FrameAdvice.class)
class FrameAdvice {

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request, Locale locale) {
        return new Frame(
                Language.of(locale.getLanguage()).tag(),
                ReaderChoices.theme(request).map(Theme::word).orElse(""),
                SignedIn.current().orElse(null),
                csrf(request),
                place(Programs.path(request)));
    }

    /** Asked for before the page is written: the cookie that goes with it stands in the head of the answer. */
    private static String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }

    private static String place(String path) {
        if (path.equals("/import") || path.startsWith("/import/")) {
            return "import";
        }
        return path.equals("/") ? "overview" : "";
    }
}
