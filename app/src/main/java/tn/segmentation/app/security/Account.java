package tn.segmentation.app.security;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Language;

/**
 * Somebody who may sign in, or might.
 *
 * @param id never changes, never used again
 * @param name by which it signs in, unique
 * @param role what it may do
 * @param hasPassword whether one was ever chosen
 * @param createdAt when it was made
 * @param disabledAt since when it may do nothing; null while it may
 * @param sessionEpoch raised by whatever ends its sessions
 * @param language that it reads; null while it has not chosen
 */
public record Account(
        String id,
        String name,
        Role role,
        boolean hasPassword,
        Instant createdAt,
        @Nullable Instant disabledAt,
        long sessionEpoch,
        @Nullable Language language) {

    /** Whether somebody may sign in. */
    public enum State {
        /** May. */
        ENABLED,
        /** Has no password yet. */
        INVITED,
        /** May do nothing at all. */
        DISABLED;

        /** Returns the word for it in answers. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the key of its name in the language of a reader. */
        public String key() {
            return "user.state." + word();
        }
    }

    /** Returns whether it may do nothing at all. */
    public boolean isDisabled() {
        return disabledAt != null;
    }

    /** Returns whether it may sign in. */
    public State state() {
        return isDisabled() ? State.DISABLED : hasPassword ? State.ENABLED : State.INVITED;
    }
}
