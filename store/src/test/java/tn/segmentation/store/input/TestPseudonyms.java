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

    private String prefix() {
        return "t".repeat(20) + key + "-";
    }

    @Override
    public String of(String text) {
        return prefix() + Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @Override
    public Optional<String> text(String pseudonym) {
        return pseudonym.startsWith(prefix())
                ? Optional.of(new String(Base64.getUrlDecoder().decode(pseudonym.substring(prefix().length())), UTF_8))
                : Optional.empty();
    }

    @Override
    public Pseudonyms under(String other) {
        return new TestPseudonyms(other);
    }
}
