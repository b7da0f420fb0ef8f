package tn.segmentation.app.person;

import java.util.List;
import java.util.Map;
import tn.segmentation.app.keys.CustomerTokens;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.store.input.SoughtId;

/**
 * A person that somebody asks about, by the id of its line.
 *
 * @param token stands for the id where it is written down
 * @param id tells its records from all others
 */
public record Person(String token, SoughtId id) {

    /** A text that is no id. Code: {@code person_unknown}. */
    static final class NoId extends Refusal {

        private static final long serialVersionUID = 1L;

        NoId() {
            super("person_unknown", Map.of());
        }
    }

    /** A token that the key of this installation did not make. Code: {@code person_key}. */
    static final class OtherKey extends Refusal {

        private static final long serialVersionUID = 1L;

        OtherKey() {
            super("person_key", Map.of());
        }
    }

    /**
     * Returns the person of a token, which is taken for nothing else.
     *
     * @throws Refusal {@code person_key} if this installation has another key
     */
    static Person ofToken(String token, CustomerTokens tokens) {
        return new Person(token, SoughtId.of(tokens.text(token).orElseThrow(OtherKey::new)));
    }

    /**
     * Returns a person.
     *
     * @param text an id in any of its forms, or a token of it
     * @throws Refusal {@code person_unknown} if it is neither
     */
    public static Person of(String text, CustomerTokens tokens) {
        String id = tokens.text(text).orElse(text);
        SoughtId sought = SoughtId.of(id);
        List<String> forms = sought.forms();
        if (forms.isEmpty()) {
            throw new NoId();
        }
        return new Person(tokens.of(forms.get(0)), sought);
    }
}
