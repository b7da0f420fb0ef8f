package tn.segmentation.app.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tn.segmentation.app.exports.Exports;
import tn.segmentation.app.exports.HeldExports;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.insight.UnavailableRuns;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.security.Requester;
import tn.segmentation.app.security.SignedIn;
import tn.segmentation.app.security.Users;

/** Which files of customers were given out: analysts see their own, administrators all. */
@Controller
class ExportsController {

    /** How many of those that take a second person the page shows. */
    private static final int HELD = 20;

    private final Exports exports;
    private final HeldExports held;
    private final RunSource runs;
    private final Users users;
    private final Clock clock;

    ExportsController(Exports exports, HeldExports held, RunSource runs, Users users, Clock clock) {
        this.exports = exports;
        this.held = held;
        this.runs = runs;
        this.users = users;
        this.clock = clock;
    }

    @GetMapping("/exports")
    String exports(@RequestParam(defaultValue = "1") int page, Model model, Locale locale) {
        SignedIn reader = SignedIn.current().orElseThrow();
        Pager pager = Pager.of(page, exports.count(reader), ExportsPage.SIZE);
        Map<String, Boolean> asked = new HashMap<>();
        Messages messages = Messages.in(Language.of(locale.getLanguage()));
        ExportsPage.Words words =
                new ExportsPage.Words(messages, clock.getZone(), run -> asked.computeIfAbsent(run, this::isThere));
        model.addAttribute("exports", ExportsPage.of(exports.list(reader, pager.before(), pager.size()), pager, words));
        Requester who = Requester.of(reader, users);
        Instant now = clock.instant();
        model.addAttribute(
                "held",
                held.list(reader, 0, HELD).stream()
                        .map(one -> words.row(one, who, reader.role(), now))
                        .toList());
        return "exports";
    }

    private boolean isThere(String run) {
        try {
            return runs.find(run).isPresent();
        } catch (UnavailableRuns e) {
            return false;
        }
    }
}
