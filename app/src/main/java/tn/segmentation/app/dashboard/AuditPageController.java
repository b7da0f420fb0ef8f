package tn.segmentation.app.dashboard;

import java.time.Clock;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditSearch;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.problem.RequestRefusal;

/** Who did what: for administrators, page by page. */
@Controller
class AuditPageController {

    private final Audit audit;
    private final Clock clock;

    AuditPageController(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/audit")
    String audit(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            Locale locale) {
        AuditPage.Fields fields = AuditPage.Fields.read(parameters);
        AuditSearch search = search(fields);
        Pager pager = Pager.of(page, audit.count(search), AuditPage.SIZE);
        Messages messages = Messages.in(Language.of(locale.getLanguage()));
        AuditPage.Words words = new AuditPage.Words(messages, clock.getZone());
        model.addAttribute(
                "audit", AuditPage.of(audit.list(search, pager.before(), pager.size()), fields, pager, words));
        return "audit";
    }

    private AuditSearch search(AuditPage.Fields fields) {
        try {
            return AuditSearch.parse(fields.who(), fields.act(), fields.from(), fields.to(), clock.getZone());
        } catch (RequestRefusal e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.code(), e);
        }
    }
}
