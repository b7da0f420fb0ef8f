package tn.segmentation.app.language;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language that users read. */
public enum Language {
    /** French as written in Tunisia: {@code 1 234,5}, {@code 1 nov. 2026}. The default. */
    FRENCH("fr"),
    /** English: {@code 1,234.5}, {@code 1 Nov 2026}. */
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** Returns the two letters that name the language in bundles, links and the {@code lang} attribute. */
    public String tag() {
        return tag;
    }

    /** Returns the locale of the language. */
    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** Returns the language that {@code fr-TN}, {@code en_US.UTF-8} and the like ask for; French for any other. */
    public static Language of(@Nullable String wish) {
        return wish != null && wish.toLowerCase(Locale.ROOT).startsWith("en") ? ENGLISH : FRENCH;
    }
}
