package tn.segmentation.app.dashboard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.operations.Configuration;

/** Dark letters on light, or light on dark. */
enum Theme {
    LIGHT,
    DARK;

    /** Returns the word that names the theme in links, cookies and style sheets. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the theme of who has chosen none; empty when the reader's system decides. */
    static Optional<Theme> of(Configuration.DefaultTheme setting) {
        return switch (setting) {
            case SYSTEM -> Optional.empty();
            case LIGHT -> Optional.of(LIGHT);
            case DARK -> Optional.of(DARK);
        };
    }

    /** Returns the theme of that word; empty for any other. */
    static Optional<Theme> of(@Nullable String word) {
        return Arrays.stream(values()).filter(t -> t.word().equals(word)).findFirst();
    }
}
