package tn.segmentation.store.input;

import java.util.Optional;

/**
 * What stands in the files of a run for what says who somebody is: the same text always has the same one, and without
 * the key nobody can go from one to the other. Letters, digits, hyphens and underscores alone. Safe for many threads.
 */
public interface Pseudonyms {

    /** None is shorter. */
    int SHORTEST = 28;

    /** Those of nobody who has a key: a text stands for itself, and a pseudonym is shown as it is. */
    Pseudonyms NONE = new Pseudonyms() {
        @Override
        public String key() {
            return "";
        }

        @Override
        public String beginning() {
            return "";
        }

        @Override
        public String of(String text) {
            return text;
        }

        @Override
        public Optional<String> text(String pseudonym) {
            return Optional.empty();
        }

        @Override
        public Optional<Pseudonyms> under(String other) {
            return Optional.empty();
        }
    };

    /** Returns the id of the key that they are made with, as {@code run.json} has it. */
    String key();

    /** Returns what all of that key begin with, and little else does; nothing where there are none. */
    String beginning();

    /** Returns what stands for a text. */
    String of(String text);

    /** Returns the text that one stands for; nothing for what is none, or was made elsewhere. */
    Optional<String> text(String pseudonym);

    /**
     * Returns the same ones, of a run that was made with another key; nothing where that is not known any more.
     *
     * @param other as {@link #key} had it then
     */
    Optional<Pseudonyms> under(String other);
}
