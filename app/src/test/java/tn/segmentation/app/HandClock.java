package tn.segmentation.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until it is set by hand, in UTC. */
public final class HandClock extends Clock {

    private volatile Instant now;

    private HandClock(Instant now) {
        this.now = now;
    }

    /** Returns a clock that stands at an instant. */
    public static HandClock at(Instant now) {
        return new HandClock(now);
    }

    /** Sets it. */
    public void set(Instant instant) {
        now = instant;
    }

    /** Sets it on. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
