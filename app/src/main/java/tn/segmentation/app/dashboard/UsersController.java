package tn.segmentation.app.dashboard;

import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.security.SignIns;
import tn.segmentation.app.security.Tokens;
import tn.segmentation.app.security.Users;

/** Where administrators see who may sign in, and change it. */
@Controller
class UsersController {

    private final Users users;
    private final SignIns signIns;
    private final Tokens tokens;
    private final Clock clock;

    UsersController(Users users, SignIns signIns, Tokens tokens, Clock clock) {
        this.users = users;
        this.signIns = signIns;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/users")
    String users(Model model, Locale locale) {
        Messages messages = Messages.in(Language.of(locale.getLanguage()));
        model.addAttribute(
                "users",
                UsersPage.of(
                        users.list(),
                        signIns.last(),
                        tokens.list(),
                        new UsersPage.Words(messages, clock.getZone(), clock.instant())));
        model.addAttribute("days", Tokens.USUAL_DAYS);
        model.addAttribute("mostDays", Tokens.MOST_DAYS);
        return "users";
    }
}
