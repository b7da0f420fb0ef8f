package tn.segmentation.app.security;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * What is asked of an account or a token cannot be done. Codes: {@code account_name} (name), {@code account_exists}
 * (name), {@code account_unknown} (name), {@code last_administrator} (name); of a token {@code token_exists} (name),
 * {@code token_unknown} (name), {@code token_administrator} (name).
 */
public final class RefusedAccount extends Refusal {

    private static final long serialVersionUID = 1L;

    RefusedAccount(String code, String name) {
        super(code, Map.of("name", name));
    }
}
