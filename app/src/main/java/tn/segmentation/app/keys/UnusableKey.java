package tn.segmentation.app.keys;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * A file of keys that cannot be used. Codes: {@code key_unreadable}, {@code key_unwritable} (cause),
 * {@code key_damaged}, {@code key_none} where one has to be there; each with {@code file}.
 */
public final class UnusableKey extends Refusal {

    private static final long serialVersionUID = 1L;

    UnusableKey(String code, Map<String, ?> params) {
        super(code, params);
    }
}
