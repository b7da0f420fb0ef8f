package tn.segmentation.app.dashboard;

import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.person.ErasureRegister;

/** What people have a right to: a copy of what is kept of them, and its erasure. */
@Controller
class RightsController {

    private final ErasureRegister register;
    private final Clock clock;

    RightsController(ErasureRegister register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    @GetMapping("/rights")
    String rights(@RequestParam(defaultValue = "1") int page, Model model, Locale locale) {
        Pager pager = Pager.of(page, register.count(), RightsPage.SIZE);
        Messages messages = Messages.in(Language.of(locale.getLanguage()));
        model.addAttribute(
                "rights", RightsPage.of(register.list(pager.before(), pager.size()), pager, messages, clock.getZone()));
        return "rights";
    }
}
