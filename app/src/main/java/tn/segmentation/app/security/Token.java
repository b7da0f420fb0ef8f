package tn.segmentation.app.security;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a program signs in with.
 *
 * @param id never changes, never used again
 * @param name of the program, of one valid token at a time
 * @param role what the program may do
 * @param createdAt when it was made
 * @param expiresAt when it ends by itself
 * @param revokedAt when somebody ended it; null where nobody has
 */
public record Token(
        String id,
        String name,
        Role role,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {

    /** Whether a program may use it. */
    public enum State {
        /** It may. */
        VALID,
        /** It has ended by itself. */
        EXPIRED,
        /** Somebody has ended it. */
        REVOKED;

        /** Returns the word for it in answers. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the key of a sentence about it, which may name the {@code date} on which it ends by itself. */
        public String key() {
            return "token.state." + word();
        }
    }

    /** Returns whether a program may use it at that time. */
    public boolean isValid(Instant now) {
        return state(now) == State.VALID;
    }

    /** Returns what it is at that time. */
    public State state(Instant now) {
        return revokedAt != null ? State.REVOKED : now.isBefore(expiresAt) ? State.VALID : State.EXPIRED;
    }
}
