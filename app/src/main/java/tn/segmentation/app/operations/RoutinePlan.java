package tn.segmentation.app.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When files of the watched folder are taken, and what becomes of the runs that are made of them.
 *
 * @param at time of the day; null for at once
 * @param result what becomes of a run
 * @param settle for how long a file has to stay as it is before it counts as complete
 */
public record RoutinePlan(@Nullable LocalTime at, Result result, Duration settle) {

    /** What the folder of refused files is called, in the watched one. */
    public static final String REFUSED = "refused";

    /** What becomes of a run. */
    public enum Result {
        /** It is complete, and published when somebody publishes it. */
        WAIT,
        /** It is published, or proposed where that takes two people. */
        PUBLISH
    }

    /**
     * Returns the last instant at which a file may have come that is taken now: the time of the day that was last, be
     * it that nobody was there then.
     */
    public Instant due(Instant now, ZoneId zone) {
        LocalTime time = at;
        if (time == null) {
            return now;
        }
        ZonedDateTime today = now.atZone(zone).with(time);
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }
}
