package tn.segmentation.app.dashboard;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunSummary;

/** The first page: the published run at a glance, another that is asked for, or what to do to get one. */
@Controller
class OverviewController {

    private final RunSource runs;
    private final Clock clock;

    OverviewController(RunSource runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    @GetMapping("/")
    String overview(
            @RequestParam(defaultValue = "") String run,
            @ModelAttribute("frame") Frame frame,
            Model model,
            Locale locale) {
        Optional<RunSummary> asked = runs.asked(run);
        if (asked.isEmpty() && run.isBlank()) {
            return "empty";
        }
        RunSummary summary = asked.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, run));
        model.addAttribute("frame", frame.about(summary, clock));
        model.addAttribute("overview", overview(summary, Messages.in(Language.of(locale.getLanguage()))));
        return "overview";
    }

    private Overview overview(RunSummary run, Messages messages) {
        Changes changes = runs.before(run.runId())
                .map(before -> Changes.since(before, messages, clock))
                .orElseGet(() -> Changes.none(messages));
        return Overview.of(run, changes, messages);
    }
}
