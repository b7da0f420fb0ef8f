package tn.segmentation.app.dashboard;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tn.segmentation.app.insight.PublishedRun;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;

/** The first page: the published run at a glance, or what to do to get one. */
@Controller
class OverviewController {

    private final RunSource runs;

    OverviewController(RunSource runs) {
        this.runs = runs;
    }

    @GetMapping("/")
    String overview(Model model, Locale locale) {
        Optional<PublishedRun> published = runs.published();
        if (published.isEmpty()) {
            return "empty";
        }
        Messages messages = Messages.in(Language.of(locale.getLanguage()));
        model.addAttribute("overview", Overview.of(published.get().summary(), messages));
        return "overview";
    }
}
