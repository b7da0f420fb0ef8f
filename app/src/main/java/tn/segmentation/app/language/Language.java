package tn.segmentation.app.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language that users read. */
public enum Language {
    /** French as written in Tunisia: {@code 1 234,5}, {@code 1 nov. 2026}. The default. */
    FRENCH("fr", Direction.LEFT_TO_RIGHT),
    /** English: {@code 1,234.5}, {@code 1 Nov 2026}. */
    ENGLISH("en", Direction.LEFT_TO_RIGHT),
    /** Arabic as written in Tunisia: Latin digits, {@code 1 234,5}, {@code 1 نوفمبر 2026}. */
    ARABIC("ar", Direction.RIGHT_TO_LEFT);

    /** Where lines begin. */
    public enum Direction {
        LEFT_TO_RIGHT("ltr"),
        RIGHT_TO_LEFT("rtl");

        private final String word;

        Direction(String word) {
            this.word = word;
        }

        /** Returns the word of the {@code dir} attribute. */
        public String word() {
            return word;
        }
    }

    private final String tag;
    private final Direction direction;

    Language(String tag, Direction direction) {
        this.tag = tag;
        this.direction = direction;
    }

    /** Returns the two letters that name the language in bundles, links and the {@code lang} attribute. */
    public String tag() {
        return tag;
    }

    /** Returns where lines begin. */
    public Direction direction() {
        return direction;
    }

    /** Returns the locale of the language. */
    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** Returns the language that {@code fr-TN}, {@code en_US.UTF-8} and the like ask for; nothing for any other. */
    public static Optional<Language> asked(@Nullable String wish) {
        String word = wish == null ? "" : wish.split("[-_.@]", 2)[0].toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(l -> l.tag.equals(word)).findFirst();
    }

    /** Returns the language that {@code fr-TN}, {@code en_US.UTF-8} and the like ask for; French for any other. */
    public static Language of(@Nullable String wish) {
        return asked(wish).orElse(FRENCH);
    }
}
