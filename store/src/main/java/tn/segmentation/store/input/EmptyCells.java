package tn.segmentation.store.input;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an empty cell of a feature stands for. Only blanks are empty: {@code N/A}, {@code NULL}, {@code -} or
 * {@code NaN} are texts, and no numbers.
 */
public enum EmptyCells {
    /** No usage: read as 0. */
    ZERO,
    /** Not known, and nothing more is said: {@link #REJECT} for usage and amounts, {@link #MEDIAN} for the others. */
    UNKNOWN,
    /** Not known: the median of the column stands in for it where distances are computed, and nowhere else. */
    MEDIAN,
    /** Not known: the record is rejected. */
    REJECT;

    /** Returns what users write for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what becomes of an empty cell of a feature: never {@link #UNKNOWN}. */
    public EmptyCells decided(boolean isUsage) {
        if (this != UNKNOWN) {
            return this;
        }
        return isUsage ? REJECT : MEDIAN;
    }

    /** Returns what a word of users, in either case, stands for. */
    public static Optional<EmptyCells> of(String word) {
        return Arrays.stream(values())
                .filter(cells -> cells.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Returns every word that users may write, in the order of this list. */
    public static List<String> words() {
        return Arrays.stream(values()).map(EmptyCells::word).toList();
    }
}
