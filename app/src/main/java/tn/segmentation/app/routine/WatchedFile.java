package tn.segmentation.app.routine;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.notification.Event;

/**
 * A file that was taken from the watched folder.
 *
 * @param id of the dataset that it is, or would have been
 * @param name that it had there: data, never part of a path that the program makes
 * @param state what became of it
 * @param takenAt when
 * @param changedAt since when its state is this
 * @param run id of the run that is made of it, whether or not there is one already
 * @param code why it was refused or failed, or could not be gone on with; null for no reason
 * @param tries how often it was gone on with in vain
 */
public record WatchedFile(
        String id,
        String name,
        State state,
        Instant takenAt,
        Instant changedAt,
        String run,
        @Nullable String code,
        int tries) {

    /** What became of a file. */
    public enum State {
        /** It is to be judged, or its run to be started. */
        TAKEN(null),
        /** It is no table of customers, and stands among the refused files. */
        REFUSED(Event.FILE_REFUSED),
        /** A person has to answer something about it. */
        UNDECIDED(Event.FILE_UNDECIDED),
        /** Its run was started. */
        RUNNING(null),
        /** There is no run, and the reason is known. */
        FAILED(Event.RUN_FAILED),
        /** Somebody has stopped its run. */
        CANCELLED(null),
        /** Its run is complete, and somebody has to publish it. */
        WAITING(Event.RUN_COMPLETE),
        /** Its run is complete and proposed, and a second person has to publish it. */
        PROPOSED(Event.RUN_PROPOSED),
        /** Its run was published. */
        PUBLISHED(Event.RUN_PUBLISHED);

        private final @Nullable Event event;

        State(@Nullable Event event) {
            this.event = event;
        }

        /** Returns what somebody is told when a file comes into this state; null for nothing. */
        @Nullable
        Event event() {
            return event;
        }

        /** Returns whether the routine has come to a result, which a person may have to go on from. */
        public boolean isResult() {
            return this != TAKEN && this != RUNNING;
        }

        /** Returns the word for it in the database, in metrics and in keys of texts. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Returns a file that is being taken. */
    static WatchedFile taken(String id, String name, String run, Instant now) {
        return new WatchedFile(id, name, State.TAKEN, now, now, run, null, 0);
    }
}
