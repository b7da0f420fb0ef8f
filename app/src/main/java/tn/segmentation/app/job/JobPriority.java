package tn.segmentation.app.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Which of the jobs of a kind goes first, from the last to the first; among equals it is the one that waits longest.
 */
public enum JobPriority {
    /** What the server asks for by itself: nobody waits for it. */
    LOW,
    /** What a person or a program asks for who says no more. */
    NORMAL,
    /** What is to be made before all others. */
    HIGH;

    /** Returns the word that stands for it in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the priority of a word. */
    public static JobPriority of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
