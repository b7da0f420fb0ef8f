package tn.segmentation.app.dashboard;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;

/** What words and numbers mean. */
@Controller
class HelpController {

    @GetMapping("/help")
    String help(Model model, Locale locale) {
        model.addAttribute("parts", Help.parts(Messages.in(Language.of(locale.getLanguage()))));
        return "help";
    }
}
