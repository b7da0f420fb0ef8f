package tn.segmentation.app.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tn.segmentation.app.security.SignIn;
import tn.segmentation.app.security.SignIn.Entry;
import tn.segmentation.app.security.SignIn.Exchange;
import tn.segmentation.app.security.SignedIn;

/**
 * The pages by which people come in: by name and password, or by the link that they were sent, whose key stands behind
 * the {@code #} and so is sent by the form alone.
 */
@Controller
class SignInController {

    private final SignIn signIn;

    SignInController(SignIn signIn) {
        this.signIn = signIn;
    }

    @GetMapping("/sign-in")
    Object form() {
        return SignedIn.current().isPresent() ? to("/") : new ModelAndView("sign-in");
    }

    @PostMapping(path = "/sign-in", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Object enter(
            @RequestParam String name,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Exchange exchange = new Exchange(request, response);
        if (signIn.withPassword(name, password, exchange)) {
            return to(signIn.wish(exchange));
        }
        model.addAttribute("name", name);
        model.addAttribute("problem", "web.sign_in.wrong");
        return new ModelAndView("sign-in", model.asMap(), HttpStatus.FORBIDDEN);
    }

    @GetMapping("/welcome")
    String welcome() {
        return "welcome";
    }

    @PostMapping(path = "/welcome", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Object enterByLink(
            @RequestParam String key,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Entry entry = signIn.withKey(key, password, new Exchange(request, response));
        if (entry == Entry.ENTERED) {
            return to("/");
        }
        // A void key is not sent to and fro: another one has to be typed.
        model.addAttribute("key", entry == Entry.VOID ? "" : key);
        model.addAttribute("problem", "web.welcome." + entry.name().toLowerCase(Locale.ROOT));
        return new ModelAndView("welcome", model.asMap(), HttpStatus.FORBIDDEN);
    }

    @PostMapping("/sign-out")
    Object out(HttpServletRequest request, HttpServletResponse response) {
        signIn.out(new Exchange(request, response));
        return to("/sign-in");
    }

    /** After a form comes another page, never the form again. */
    private static ResponseEntity<Void> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }
}
