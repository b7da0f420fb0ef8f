package tn.segmentation.app.security;

import java.util.Map;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.core.data.Refusal;

/**
 * What is asked of an account or a token cannot be done. Codes: {@code account_name} (name), {@code account_exists}
 * (name), {@code account_unknown} (name), {@code last_administrator} (name), {@code account_of_provider} (name); of a
 * token {@code token_exists} (name), {@code token_unknown} (name), {@code token_administrator} (name).
 */
public final class RefusedAccount extends Refusal {

    private static final long serialVersionUID = 1L;

    RefusedAccount(String code, String name) {
        super(code, Map.of("name", name));
    }

    /** Returns the same for who asks by the web, where no sentence names a command. */
    RequestRefusal ofRequest() {
        return switch (code()) {
            case "account_exists" -> new RequestRefusal(409, "user_exists", params());
            case "account_unknown" -> new RequestRefusal(404, "user_unknown", params());
            case "last_administrator", "account_of_provider" -> new RequestRefusal(409, code(), params());
            case "token_exists" -> new RequestRefusal(409, "program_exists", params());
            case "token_unknown" -> new RequestRefusal(404, "program_unknown", params());
            default -> new RequestRefusal(400, code(), params());
        };
    }
}
