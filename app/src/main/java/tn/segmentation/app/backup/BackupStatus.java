package tn.segmentation.app.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.operations.Problem.Severity;

/**
 * How it is about backups, as the audit tells it.
 *
 * @param isOn whether somebody has said where they go
 * @param isNeeded whether the platform is in production
 * @param last the last that was taken; null where there is none
 * @param failure code of why the one after that was not taken; empty where none failed
 * @param verification how the last look at what is kept ended
 */
public record BackupStatus(
        boolean isOn, boolean isNeeded, @Nullable Backup last, String failure, Verification verification) {

    private static final Duration EVERY = Duration.ofDays(1);

    /** One takes its time, and timers of several machines are spread. */
    private static final Duration GRACE = Duration.ofHours(2);

    /**
     * How what is kept was found when somebody last looked whether it is as it was written.
     *
     * @param at when that was last found; null where it never was
     * @param failure code of why it was not found after that; empty where it was
     */
    public record Verification(@Nullable Instant at, String failure) {

        /** Nobody has looked. */
        public static final Verification NONE = new Verification(null, "");
    }

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
        return isOn && last != null && isLate(last.at(), now);
    }

    /** Returns whether there should have been another since the last. */
    static boolean isLate(Instant last, Instant now) {
        return last.plus(EVERY).plus(GRACE).isBefore(now);
    }

    /** Returns what somebody should do something about. */
    public List<Problem> problems(Instant now) {
        if (!isOn) {
            return isNeeded ? List.of(problem("backup_off", Map.of())) : List.of();
        }
        List<Problem> problems = new ArrayList<>();
        Duration age = age(now);
        if (!failure.isEmpty()) {
            problems.add(problem("backup_failed", Map.of("code", failure)));
        } else if (age == null) {
            problems.add(problem("backup_none", Map.of()));
        } else if (isLate(now)) {
            problems.add(problem("backup_late", Map.of("hours", age.toHours())));
        }
        if (!verification.failure().isEmpty()) {
            problems.add(problem("backup_unverified", Map.of("code", verification.failure())));
        }
        return problems;
    }

    private static Problem problem(String code, Map<String, Object> params) {
        return new Problem(Severity.WARNING, code, params);
    }
}
