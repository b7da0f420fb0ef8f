package tn.segmentation.app.dashboard;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tn.segmentation.app.insight.RunSource;

/** Where somebody fetches the report of the published run. */
@Controller
class ReportsController {

    private final RunSource runs;

    ReportsController(RunSource runs) {
        this.runs = runs;
    }

    @GetMapping("/reports")
    String reports(Model model) {
        return runs.published()
                .map(published -> {
                    model.addAttribute("run", published.summary().runId());
                    return "reports";
                })
                .orElse("empty");
    }
}
