package tn.segmentation.app.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import tn.segmentation.app.language.Language;

/** Gives every page its frame. */
@ControllerAdvice(basePackageClasses = FrameAdvice.class)
class FrameAdvice {

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request, Locale locale) {
        return new Frame(
                Language.of(locale.getLanguage()).tag(),
                ReaderChoices.theme(request).map(Theme::word).orElse(""),
                place(Programs.path(request)));
    }

    private static String place(String path) {
        if (path.equals("/import") || path.startsWith("/import/")) {
            return "import";
        }
        return path.equals("/") ? "overview" : "";
    }
}
