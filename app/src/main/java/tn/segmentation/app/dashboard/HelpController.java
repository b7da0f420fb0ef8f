package tn.segmentation.app.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.openapi.ApiDescription;

/** What words and numbers mean, and how programs ask for them. */
@Controller
class HelpController {

    private final ApiDescription api;

    HelpController(ApiDescription api) {
        this.api = api;
    }

    @GetMapping("/help")
    String help(Model model, Locale locale) {
        model.addAttribute("parts", Help.parts(messages(locale)));
        return "help";
    }

    @GetMapping("/help/api")
    String api(HttpServletRequest request, Model model, Locale locale) {
        model.addAttribute("api", ApiPage.of(api.document(request), messages(locale)));
        model.addAttribute(
                "call",
                "curl -H \"Authorization: Bearer seg_...\" "
                        + ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                        + "/api/segment_details");
        return "api";
    }

    private static Messages messages(Locale locale) {
        return Messages.in(Language.of(locale.getLanguage()));
    }
}
