package tn.segmentation.app.security;

import java.time.Duration;
import java.time.Instant;

/** How long something holds. */
final class Terms {

    private Terms() {}

    /** Returns whether a term is not over; a clock that was set back makes none longer. */
    static boolean isWithin(Instant since, Duration term, Instant now) {
        return !now.isBefore(since) && now.isBefore(since.plus(term));
    }
}
