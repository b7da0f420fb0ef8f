package tn.segmentation.app.security;

import java.time.Instant;
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

    /** Returns whether a program may use it at that time. */
    public boolean isValid(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
