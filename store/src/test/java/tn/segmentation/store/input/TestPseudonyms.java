package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/**
 * Pseudonyms of a test, of a key that is a word: anybody could go back from them, but nobody reads a number in them.
 */
public record TestPseudonyms(String key) implements Pseudonyms {

    /** Those of one key. */
    public static final Pseudonyms OURS = new TestPseudonyms("0badcafe");

    private static final String END = "-t";

    @Override
    public String beginning() {
        return "t".repeat(20) + key + "-";
    }

    @Override
    public String of(String text) {
        return beginning() + Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8)) + END;
    }

    @Override
    public Optional<String> text(String pseudonym) {
        if (!pseudonym.startsWith(beginning()) || !pseudonym.endsWith(END)) {
            return Optional.empty();
        }
        try {
            String encoded = pseudonym.substring(beginning().length(), pseudonym.length() - END.length());
            String text = new String(Base64.getUrlDecoder().decode(encoded), UTF_8);
            return of(text).equals(pseudonym) ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Pseudonyms> under(String other) {
        return Optional.of(new TestPseudonyms(other));
    }
}
