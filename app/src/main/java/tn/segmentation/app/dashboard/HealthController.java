package tn.segmentation.app.dashboard;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.job.Job;
import tn.segmentation.app.job.JobQueue;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.monitoring.Vitals;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.LogLevel;
import tn.segmentation.app.security.SignedIn;
import tn.segmentation.app.security.Users;
import tn.segmentation.app.state.UnusableState;

/** Where administrators see how the platform is, stop what it makes, and say how much it logs. */
@Controller
class HealthController {

    /** As many as somebody looks through. */
    private static final int JOBS = 15;

    private final Vitals vitals;
    private final JobQueue jobs;
    private final Users users;
    private final Configuration configuration;
    private final Clock clock;

    HealthController(Vitals vitals, JobQueue jobs, Users users, Configuration configuration, Clock clock) {
        this.vitals = vitals;
        this.jobs = jobs;
        this.users = users;
        this.configuration = configuration;
        this.clock = clock;
    }

    @GetMapping("/health")
    String health(Model model, Locale locale) {
        Messages messages = Messages.in(Language.of(locale.getLanguage()));
        model.addAttribute("health", HealthPage.of(vitals.look(), configuration.state(), messages, clock.getZone()));
        model.addAttribute("jobs", JobTable.of(newest(), messages, clock.getZone()));
        return "health";
    }

    /** While the database is out, the rest of the page says so. */
    private List<Job> newest() {
        try {
            return jobs.newest(JOBS);
        } catch (UnusableState e) {
            return List.of();
        }
    }

    @PostMapping("/health/jobs/{id}/cancel")
    ResponseEntity<Void> cancel(@PathVariable String id) {
        Job job = jobs.cancel(id, Job.Asker.current(users))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        OpenAct.current().about(job.id()).with("kind", job.kind().word());
        return back();
    }

    @PostMapping(path = "/health/log-level", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> logLevel(@RequestParam String level) {
        LogLevel wanted = LogLevel.named(level).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        OpenAct.current().with("level", wanted.word());
        wanted.set(SignedIn.current().map(SignedIn::name).orElse(""));
        return back();
    }

    private static ResponseEntity<Void> back() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/health"))
                .build();
    }
}
