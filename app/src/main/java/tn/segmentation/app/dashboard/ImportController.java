package tn.segmentation.app.dashboard;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.dataset.Dataset;
import tn.segmentation.app.dataset.Datasets;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.routine.RoutineHistory;
import tn.segmentation.app.routine.WatchedFile;

/** Where somebody brings a file, sees what is understood of it, answers what it asks, and has it segmented. */
@Controller
class ImportController {

    private static final long MEGABYTE = 1_000_000;

    private final Datasets datasets;
    private final RoutineHistory routine;
    private final Configuration configuration;
    private final Clock clock;

    ImportController(Datasets datasets, RoutineHistory routine, Configuration configuration, Clock clock) {
        this.datasets = datasets;
        this.routine = routine;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * A file of the watched folder that waits for an answer.
     *
     * @param id of the file
     * @param name of the file where it comes from
     * @param note since when it waits
     */
    record Waiting(String id, String name, String note) {}

    @GetMapping("/import")
    String bring(Model model, Locale locale) {
        Messages messages = Messages.in(Language.of(locale.getLanguage()));
        model.addAttribute("most", configuration.uploadLimit() * MEGABYTE);
        model.addAttribute(
                "tooLarge", messages.text("refusal.upload_too_large", Map.of("most", configuration.uploadLimit())));
        model.addAttribute("fields", ImportPage.fields(messages));
        model.addAttribute(
                "waiting",
                routine.undecided().stream()
                        .map(file -> waiting(file, messages))
                        .toList());
        return "import";
    }

    @GetMapping("/import/{id}")
    String verdict(@PathVariable String id, Model model, Locale locale) {
        Messages messages = Messages.in(Language.of(locale.getLanguage()));
        model.addAttribute(
                "verdict",
                ImportPage.of(find(id), messages, configuration.labels().size(), clock.getZone()));
        model.addAttribute("zone", clock.getZone().getId());
        boolean takesTwo = configuration.approval() == Configuration.Approval.TWO;
        model.addAttribute("published", messages.text(takesTwo ? "web.import.registered" : "stage.published"));
        model.addAttribute("complete", messages.text(takesTwo ? "web.import.proposed" : "web.import.complete"));
        model.addAttribute("pace", RunPace.texts(messages));
        return "verdict";
    }

    private Waiting waiting(WatchedFile file, Messages messages) {
        String at = messages.formats().dateTime(file.changedAt(), clock.getZone());
        return new Waiting(file.id(), file.name(), messages.text("web.import.waiting.since", Map.of("at", at)));
    }

    private Dataset find(String id) {
        try {
            Dataset dataset = datasets.find(id);
            OpenAct.current().about(dataset.id());
            return dataset;
        } catch (RequestRefusal e) {
            throw new ResponseStatusException(HttpStatus.valueOf(e.status()), e.code(), e);
        }
    }
}
