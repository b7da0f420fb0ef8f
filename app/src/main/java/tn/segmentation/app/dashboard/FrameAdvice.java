package tn.segmentation.app.dashboard;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.insight.UnavailableRuns;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.security.Programs;
import tn.segmentation.app.security.SignedIn;

/** Gives every page its frame. */
@ControllerAdvice(basePackageClasses = FrameAdvice.class)
class FrameAdvice {

    private final RunSource runs;
    private final Clock clock;
    private final Optional<Theme> theme;

    FrameAdvice(RunSource runs, Configuration configuration, Clock clock) {
        this.runs = runs;
        this.theme = Theme.of(configuration.theme());
        this.clock = clock;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request, Locale locale) {
        Language language = Language.of(locale.getLanguage());
        Optional<SignedIn> user = SignedIn.current();
        return new Frame(
                language.tag(),
                ReaderChoices.theme(request).or(() -> theme).map(Theme::word).orElse(""),
                user.orElse(null),
                csrf(request),
                Place.at(Programs.path(request)).orElse(null),
                user.isPresent() && isPageOfARun(request) ? served(language) : null,
                Address.of(request));
    }

    /** Asked for before the page is written: the cookie that goes with it stands in the head of the answer. */
    private static String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }

    /** A program is shown no frame, and what has just failed would fail again on the page that says so. */
    private static boolean isPageOfARun(HttpServletRequest request) {
        return !Programs.ask(request) && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) == null;
    }

    /** A page that needs the run says itself that it cannot be read; the others do without. */
    private @Nullable LookedAt served(Language language) {
        try {
            return runs.published()
                    .map(published -> LookedAt.of(published, Messages.in(language), clock))
                    .orElse(null);
        } catch (UnavailableRuns e) {
            return null;
        }
    }
}
