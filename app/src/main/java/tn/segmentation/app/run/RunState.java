package tn.segmentation.app.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a run is that the web application has started. */
public enum RunState {
    /** Others are made first. */
    QUEUED,
    /** It is being made. */
    RUNNING,
    /** It is there, and registered. */
    COMPLETE,
    /** There is none, and there is a reason. */
    FAILED,
    /** Somebody stopped it. */
    CANCELLED,
    /** It was stopped by nobody who uses the product. */
    INTERRUPTED;

    /** Returns the word that stands for it in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether nothing more will come of it. */
    public boolean isOver() {
        return this != QUEUED && this != RUNNING;
    }
}
