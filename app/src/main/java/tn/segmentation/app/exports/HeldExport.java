package tn.segmentation.app.exports;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.security.Requester;
import tn.segmentation.app.security.Role;

/**
 * A file of customers that takes a second person: one asks for it, another approves it, and the first is given it once.
 *
 * @param id of it
 * @param askedAt when it was asked for
 * @param by who has asked
 * @param order what was asked for, of a run that it names
 * @param rows how many customers it was about then
 * @param state what became of it
 * @param decidedAt when somebody approved or declined it; null before
 * @param decidedBy who that was; null before
 * @param reason why it was declined; null unless it was
 */
public record HeldExport(
        String id,
        Instant askedAt,
        Requester by,
        ExportOrder order,
        long rows,
        State state,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason) {

    /** For how long one that was approved may be fetched. */
    static final Duration TERM = Duration.ofDays(7);

    /** What becomes of it. */
    public enum State {
        WAITING,
        APPROVED,
        DECLINED,
        /** It was given out; nothing more comes of it. */
        GIVEN;

        /** Returns the word of answers and of the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the id of the run that it is about. */
    public String run() {
        return Objects.requireNonNull(order.run());
    }

    /** Returns whether it may be fetched. */
    public boolean isReady(Instant now) {
        return state == State.APPROVED && decidedAt != null && now.isBefore(decidedAt.plus(TERM));
    }

    /** Returns whether somebody may fetch it. */
    public boolean isReadyFor(Requester who, Instant now) {
        return isReady(now) && by.isSameAs(who);
    }

    /** Returns whether somebody with a role may approve or decline it. */
    public boolean isForDecisionBy(Requester second, Role role) {
        return state == State.WAITING && role.includes(Role.ADMINISTRATOR) && second.isPerson() && !by.isSameAs(second);
    }
}
