package tn.segmentation.app.dashboard;

import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.privacy.SmallCells;
import tn.segmentation.app.run.CheckedRuns;
import tn.segmentation.app.run.Proposals;
import tn.segmentation.app.run.PublicationHistory;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.security.Requester;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.SignedIn;
import tn.segmentation.app.security.Users;

/** The runs that there are, each of them, and two side by side. */
@Controller
class RunsController {

    private final Runs runs;
    private final Proposals proposals;
    private final CheckedRuns checked;
    private final RunSource summaries;
    private final Users users;
    private final Configuration configuration;
    private final SmallCells cells;
    private final Clock clock;

    RunsController(
            CheckedRuns checked,
            Proposals proposals,
            RunSource summaries,
            Users users,
            Configuration configuration,
            Clock clock) {
        this.runs = checked.known();
        this.proposals = proposals;
        this.checked = checked;
        this.summaries = summaries;
        this.users = users;
        this.configuration = configuration;
        this.cells = SmallCells.of(configuration);
        this.clock = clock;
    }

    @GetMapping("/runs")
    String runs(@RequestParam(defaultValue = "1") int page, Model model, Locale locale) {
        Pager pager = Pager.of(page, runs.count(), RunsPage.SIZE);
        model.addAttribute(
                "runs",
                RunsPage.of(
                        runs.list(pager.before(), pager.size()),
                        pager,
                        PublicationHistory.of(runs, proposals),
                        new RunsPage.RowSource(summaries, cells, messages(locale), clock.getZone())));
        return "runs";
    }

    @GetMapping("/runs/{id}")
    String run(@PathVariable String id, Model model, Locale locale) {
        Messages messages = messages(locale);
        RunDates dates = new RunDates(messages, clock.getZone());
        PublicationHistory history = PublicationHistory.of(runs, proposals);
        OpenedRun opened = open(id, messages);
        Standing standing =
                new Standing.Finder(history, configuration.approval(), publisher(), messages, dates).of(opened);
        model.addAttribute("run", RunPage.of(opened, cells, standing, messages, dates));
        runs.published()
                .map(published -> published.id())
                .filter(published -> !published.equals(id))
                .ifPresent(published -> model.addAttribute("published", published));
        return "run";
    }

    @GetMapping("/runs/compare")
    Object compare(
            @RequestParam(defaultValue = "") String a,
            @RequestParam(defaultValue = "") String b,
            Model model,
            Locale locale) {
        if (a.isEmpty() || b.isEmpty()) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/runs"))
                    .build();
        }
        Messages messages = messages(locale);
        model.addAttribute(
                "comparison",
                RunComparison.of(
                        open(a, messages),
                        open(b, messages),
                        PublicationHistory.of(runs, proposals),
                        messages,
                        new RunDates(messages, clock.getZone())));
        return new ModelAndView("compare", model.asMap());
    }

    private OpenedRun open(String id, Messages messages) {
        return runs.find(id)
                .map(run -> OpenedRun.of(run, checked, cells, messages))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, id));
    }

    private @Nullable Requester publisher() {
        return SignedIn.current()
                .filter(reader -> reader.role().includes(Role.ANALYST))
                .map(reader -> Requester.of(reader, users))
                .orElse(null);
    }

    private static Messages messages(Locale locale) {
        return Messages.in(Language.of(locale.getLanguage()));
    }
}
