package tn.segmentation.app.retention;

import java.util.Locale;

/**
 * Something that was kept for as long as it may be.
 *
 * @param kind of it
 * @param id of it
 */
public record Expiry(Kind kind, String id) {

    /** What has a term. */
    public enum Kind {
        /** A file that was brought, with the verdict on it. */
        FILE,
        /** A file of the watched folder that was refused. */
        REFUSED_FILE,
        /** A run, with its figures. */
        RUN;

        /** Returns the word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
