package tn.segmentation.app.backup;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it is about backups, as the audit tells it.
 *
 * @param isOn whether somebody has said where they go
 * @param isNeeded whether the platform is in production
 * @param last the last that was taken; null where there is none
 * @param failure code of why the one after that was not taken; empty where none failed
 */
public record BackupStatus(
        boolean isOn, boolean isNeeded, @Nullable Backup last, String failure) {

    private static final Duration EVERY = Duration.ofDays(1);

    /** One takes its time, and timers of several machines are spread. */
    private static final Duration GRACE = Duration.ofHours(2);

    /** Returns how old the last one is; null where there is none. */
    public @Nullable Duration age(Instant now) {
        return last == null ? null : Duration.between(last.at(), now);
    }

    /** Returns by when there should be another; null where there is none. */
    public @Nullable Instant next() {
        return last == null ? null : last.at().plus(EVERY);
    }

    /** Returns whether there should have been another. */
    public boolean isLate(Instant now) {
        Duration age = age(now);
        return isOn && age != null && age.compareTo(EVERY.plus(GRACE)) > 0;
    }
}
