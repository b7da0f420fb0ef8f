package tn.segmentation.app.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What came of the wish to publish a run.
 *
 * @param run its id
 * @param outcome what happened
 * @param text the same as a sentence
 */
record PublishAnswer(String run, Outcome outcome, String text) {

    /** What may happen to a run that somebody wants to be published. */
    enum Outcome {
        /** Dashboard and API serve it from now on. */
        PUBLISHED,
        /** It waits for a second person. */
        PROPOSED,
        /** They served it before; nothing has changed. */
        ALREADY_PUBLISHED;

        /** Returns the word that stands for it in JSON. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
