package tn.segmentation.store.run;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * A run with pseudonyms of a key that nobody has any more: nobody can be found in it, nor taken out of it. Code:
 * {@code token_key_lost} (run, key).
 */
public final class LostKey extends Refusal {

    private static final long serialVersionUID = 1L;

    LostKey(String run, String key) {
        super("token_key_lost", Map.of("run", run, "key", key));
    }
}
