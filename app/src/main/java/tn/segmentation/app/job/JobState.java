package tn.segmentation.app.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far something is that the web application was asked for. */
public enum JobState {
    /** Others are made first. */
    QUEUED,
    /** It is being made. */
    RUNNING,
    /** It is there. */
    COMPLETE,
    /** There is none, and there is a reason. */
    FAILED,
    /** Somebody stopped it. */
    CANCELLED,
    /** It was stopped by nobody who uses the product: the server ended, or the process was told to. */
    INTERRUPTED;

    /** Returns the word that stands for it in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the state of a word. */
    public static JobState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Returns whether nothing more will come of it. */
    public boolean isOver() {
        return this != QUEUED && this != RUNNING;
    }
}
