package tn.segmentation.store.input;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a column is to be read that can be read in two ways. */
public enum Answer {
    /** The point is decimal: {@code 12.500} is twelve and a half. */
    POINT,
    /** The comma is decimal: {@code 12,500} is twelve and a half. */
    COMMA,
    /** The point or the comma stands between thousands: {@code 12.500} is twelve thousand five hundred. */
    THOUSANDS,
    /** {@code 01/02/2026} is the first of February. */
    DMY,
    /** {@code 01/02/2026} is the second of January. */
    MDY;

    /** Returns the word that a user answers with. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the answer of that word, if there is one; the case of its letters does not matter. */
    public static Optional<Answer> of(String word) {
        return Arrays.stream(values())
                .filter(a -> a.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /** Returns whether it is about days; the others are about numbers. */
    boolean isOfDates() {
        return this == DMY || this == MDY;
    }
}
