package tn.segmentation.app.audit;

import java.util.Locale;

/** How an act has ended. */
public enum Outcome {
    /** It is about to be done. A line that stays the last of its act tells that nobody knows what came of it. */
    BEGUN,
    /** It was done, or what it is about began to leave. */
    DONE,
    /** It was not done: the one who asked may not, or asked for what there is not. */
    REFUSED,
    /** It was not done, or not wholly, and that is no fault of who asked. */
    FAILED;

    /** Returns the word for it in the database and in answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the key of its name in the language of a reader. */
    public String key() {
        return "audit.outcome." + word();
    }
}
