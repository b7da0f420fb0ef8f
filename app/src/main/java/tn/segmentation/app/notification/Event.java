package tn.segmentation.app.notification;

import java.util.Locale;

/** What somebody is told of. */
public enum Event {
    /** A file cannot be read as a table of customers, or is no file. */
    FILE_REFUSED,
    /** A file raises a question that a person has to answer. */
    FILE_UNDECIDED,
    /** A run is complete, and somebody has to publish it. */
    RUN_COMPLETE,
    /** A run is proposed, and a second person has to publish it. */
    RUN_PROPOSED,
    /** Dashboard and API serve a run. */
    RUN_PUBLISHED,
    /** There is no run of a file. */
    RUN_FAILED;

    /** Returns the word for it in the database, in JSON and in keys of texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Event of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
