package tn.segmentation.app.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a job is to make. */
public enum JobKind {
    /** The run of a file. */
    RUN,
    /** The verdict on a file that is brought, or on one about which something else is said now. */
    IMPORT,
    /** A document about a run or a file, for whoever waits for it. */
    REPORT,
    /** A backup of everything that is to be kept. */
    BACKUP,
    /** The removal of what was kept for as long as it may be. */
    RETENTION;

    /** Returns the word that stands for it in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kind of a word. */
    static JobKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Returns whether somebody waits for its end, who is told of a failure and need not look for it. */
    boolean isAttended() {
        return this == IMPORT || this == REPORT;
    }

    /** Returns the code of a failure that has no better one. */
    String failed() {
        return this == RUN ? "run_failed" : "job_failed";
    }

    /** Returns the code of an end that nobody who uses the product asked for. */
    String interrupted() {
        return this == RUN ? "run_interrupted" : "job_interrupted";
    }
}
