package tn.segmentation.app.dashboard;

import java.util.Map;
import java.util.Optional;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.security.Unidentified;

/**
 * Where people say who they are.
 *
 * @param name that was typed; empty for none
 * @param problem why somebody is not let in; empty for none
 * @param provider what the link to an OpenID provider says; empty where there is none
 */
record SignInPage(String name, String problem, String provider) {

    /** Returns the page as people come to it. */
    static SignInPage of(Optional<String> provider, Messages messages) {
        return new SignInPage(
                "",
                "",
                provider.map(name -> messages.text("web.sign_in.provider", Map.of("provider", name)))
                        .orElse(""));
    }

    /** Returns the page for whoever has typed a name and a password that do not go together. */
    SignInPage wrong(String typed, Messages messages) {
        return new SignInPage(typed, messages.text("web.sign_in.wrong"), provider);
    }

    /** Returns the page for whom the provider did not let in. */
    SignInPage refused(Unidentified.Reason reason, String called, Messages messages) {
        return new SignInPage("", messages.text(reason.key(), Map.of("provider", called)), provider);
    }
}
