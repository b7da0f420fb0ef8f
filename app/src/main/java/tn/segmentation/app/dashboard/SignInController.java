package tn.segmentation.app.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.security.ProviderSignIn;
import tn.segmentation.app.security.SignIn;
import tn.segmentation.app.security.SignIn.Entry;
import tn.segmentation.app.security.SignIn.Exchange;
import tn.segmentation.app.security.SignedIn;
import tn.segmentation.app.security.Unidentified;

/**
 * The pages by which people come in: by name and password, by an OpenID provider, or by the link that they were sent,
 * whose key stands behind the {@code #} and so is sent by the form alone.
 */
@Controller
class SignInController {

    private static final String PAGE = "sign-in";

    private final SignIn signIn;
    private final ProviderSignIn provider;

    SignInController(SignIn signIn, ProviderSignIn provider) {
        this.signIn = signIn;
        this.provider = provider;
    }

    @GetMapping("/sign-in")
    Object form(Locale locale) {
        SignInPage page = SignInPage.of(provider.name(), messages(locale));
        return SignedIn.current().isPresent() ? to("/") : new ModelAndView(PAGE, "door", page);
    }

    @GetMapping("/sign-in/oidc")
    Object depart(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        String called = called();
        if (SignedIn.current().isPresent()) {
            return to("/");
        }
        try {
            return to(provider.depart(new Exchange(request, response)));
        } catch (Unidentified e) {
            return refused(e.reason(), called, locale);
        }
    }

    @GetMapping("/sign-in/oidc/callback")
    Object arrive(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        String called = called();
        Exchange exchange = new Exchange(request, response);
        try {
            provider.arrive(exchange);
        } catch (Unidentified e) {
            return refused(e.reason(), called, locale);
        }
        return to(signIn.wish(exchange));
    }

    private String called() {
        return provider.name().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ModelAndView refused(Unidentified.Reason reason, String called, Locale locale) {
        Messages messages = messages(locale);
        SignInPage page = SignInPage.of(provider.name(), messages).refused(reason, called, messages);
        return new ModelAndView(PAGE, Map.of("door", page), reason.status());
    }

    private static Messages messages(Locale locale) {
        return Messages.in(Language.of(locale.getLanguage()));
    }

    @PostMapping(path = "/sign-in", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Object enter(
            @RequestParam String name,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        Exchange exchange = new Exchange(request, response);
        if (signIn.withPassword(name, password, exchange)) {
            return to(signIn.wish(exchange));
        }
        Messages messages = messages(locale);
        SignInPage page = SignInPage.of(provider.name(), messages).wrong(name, messages);
        return new ModelAndView(PAGE, Map.of("door", page), HttpStatus.FORBIDDEN);
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
        Optional<URI> farewell = signIn.out(new Exchange(request, response));
        if (farewell.isEmpty()) {
            return to("/sign-in");
        }
        // A form of ours leads to pages of ours alone, says the policy of browsers: this page goes on by itself.
        response.setHeader("Refresh", "0; url=" + farewell.get());
        return new ModelAndView("signed-out", "farewell", farewell.get());
    }

    /** After a form comes another page, never the form again. */
    private static ResponseEntity<Void> to(String path) {
        return to(URI.create(path));
    }

    private static ResponseEntity<Void> to(URI address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(address).build();
    }
}
