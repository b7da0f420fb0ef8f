package tn.segmentation.store.run;

import java.util.Map;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.store.input.Pseudonyms;

/**
 * A run with pseudonyms of a key that nobody has any more: nobody can be found in it, nor taken out of it. Code:
 * {@code token_key_lost} (run, key).
 */
public final class LostKey extends Refusal {

    private static final long serialVersionUID = 1L;

    private LostKey(String run, String key) {
        super("token_key_lost", Map.of("run", run, "key", key));
    }

    /**
     * Returns the pseudonyms of a run as those of its key; {@link Pseudonyms#NONE} where it has none.
     *
     * @throws LostKey if its key is not among those that are known
     */
    static Pseudonyms required(RunFolder run, Pseudonyms pseudonyms) {
        RunProvenance.Tokens tokens = run.provenance().tokens();
        if (tokens == null) {
            return Pseudonyms.NONE;
        }
        if (!pseudonyms.knows(tokens.key())) {
            throw new LostKey(run.id(), tokens.key());
        }
        return pseudonyms.under(tokens.key());
    }
}
