package tn.segmentation.app.security;

import java.time.Instant;
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

    /** Returns whether it may do nothing at all. */
    public boolean isDisabled() {
        return disabledAt != null;
    }
}
