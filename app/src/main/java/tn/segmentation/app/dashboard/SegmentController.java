package tn.segmentation.app.dashboard;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tn.segmentation.app.insight.PublishedRun;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunSummary;

/** One segment: of the published run, or of another one that the address names. */
@Controller
class SegmentController {

    private final RunSource runs;

    SegmentController(RunSource runs) {
        this.runs = runs;
    }

    @GetMapping("/segments/{id}")
    String segment(
            @PathVariable String id, @RequestParam(required = false) @Nullable String run, Model model, Locale locale) {
        RunSummary summary = (run == null || run.isBlank()
                        ? runs.published().map(PublishedRun::summary)
                        : runs.find(run))
                .orElseThrow(SegmentController::unknown);
        int position = summary.position(id).orElseThrow(SegmentController::unknown);
        model.addAttribute(
                "segment", SegmentPage.of(summary, position, Messages.in(Language.of(locale.getLanguage()))));
        model.addAttribute("run", run == null || run.isBlank() ? null : run);
        return "segment";
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
