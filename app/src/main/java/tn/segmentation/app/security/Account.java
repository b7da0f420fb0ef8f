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
 * @param issuer of the tokens by which it signs in; null where it signs in by a password of ours
 */
public record Account(
        String id,
        String name,
        Role role,
        boolean hasPassword,
        Instant createdAt,
        @Nullable Instant disabledAt,
        long sessionEpoch,
        @Nullable Language language,
        @Nullable String issuer) {

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

    /** Who knows that somebody is who he says. */
    public enum Origin {
        /** We do, by a password. */
        LOCAL,
        /** An OpenID provider does. */
        OIDC;

        /** Returns the word for it in answers. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the key of its name in the language of a reader. */
        public String key() {
            return "user.origin." + word();
        }
    }

    /** Returns who knows it. */
    public Origin origin() {
        return issuer == null ? Origin.LOCAL : Origin.OIDC;
    }

    /** Returns whether it may do nothing at all. */
    public boolean isDisabled() {
        return disabledAt != null;
    }

    /** Returns whether it may sign in. */
    public State state() {
        boolean canComeIn = hasPassword || origin() == Origin.OIDC;
        return isDisabled() ? State.DISABLED : canComeIn ? State.ENABLED : State.INVITED;
    }
}
