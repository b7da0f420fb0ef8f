package tn.segmentation.app.dashboard;

import java.time.Clock;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunSummary;

/** One segment: of the published run, or of another one that the address names. */
@Controller
class SegmentController {

    private final RunSource runs;
    private final Clock clock;

    SegmentController(RunSource runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    @GetMapping("/segments/{id}")
    String segment(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String run,
            @ModelAttribute("frame") Frame frame,
            Model model,
            Locale locale) {
        RunSummary summary = runs.asked(run).orElseThrow(SegmentController::unknown);
        int position = summary.position(id).orElseThrow(SegmentController::unknown);
        model.addAttribute("frame", frame.about(summary, clock));
        model.addAttribute(
                "segment", SegmentPage.of(summary, position, Messages.in(Language.of(locale.getLanguage()))));
        return "segment";
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
