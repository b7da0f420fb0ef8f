package tn.segmentation.app.dashboard;

import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.monitoring.Vitals;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.LogLevel;
import tn.segmentation.app.security.SignedIn;

/** Where administrators see how the platform is, and say how much it logs. */
@Controller
class HealthController {

    private final Vitals vitals;
    private final Configuration configuration;
    private final Clock clock;

    HealthController(Vitals vitals, Configuration configuration, Clock clock) {
        this.vitals = vitals;
        this.configuration = configuration;
        this.clock = clock;
    }

    @GetMapping("/health")
    String health(Model model, Locale locale) {
        model.addAttribute(
                "health",
                HealthPage.of(
                        vitals.look(),
                        configuration.state(),
                        Messages.in(Language.of(locale.getLanguage())),
                        clock.getZone()));
        return "health";
    }

    @PostMapping(path = "/health/log-level", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> logLevel(@RequestParam String level) {
        LogLevel wanted = LogLevel.named(level).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        OpenAct.current().with("level", wanted.word());
        wanted.set(SignedIn.current().map(SignedIn::name).orElse(""));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/health"))
                .build();
    }
}
