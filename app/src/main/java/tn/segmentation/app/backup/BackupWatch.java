package tn.segmentation.app.backup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.job.Job;
import tn.segmentation.app.job.JobState;
import tn.segmentation.app.job.OwnJobs;
import tn.segmentation.app.operations.Rounds;
import tn.segmentation.app.state.UnusableState;

/**
 * Has a backup taken whenever the configuration has changed, whoever changed it: the audit says so, of people at the
 * pages as of commands. And when that of the night was not taken.
 */
final class BackupWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackupWatch.class);

    private static final Duration PULSE = Duration.ofSeconds(10);

    /** After one that was given up, or that somebody stopped. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private final BackupHistory history;
    private final OwnJobs backups;
    private final Clock clock;
    private final Rounds pulse = new Rounds("backups");

    BackupWatch(BackupHistory history, OwnJobs backups, Clock clock) {
        this.history = history;
        this.backups = backups;
        this.clock = clock;
    }

    /** Begins to look. */
    void begin() {
        pulse.begin(this::look, PULSE, PULSE);
    }

    /** Asks for a backup if the configuration has changed since the last, or that is older than it may be. */
    void look() {
        try {
            if (isDue() && backups.last().filter(this::isEnough).isEmpty()) {
                backups.ask();
            }
        } catch (UnusableState e) {
            LOG.debug("nobody knows whether a backup is due: {}", e.code());
        }
    }

    private boolean isDue() {
        return history.isBehind() || history.isLate(clock.instant());
    }

    /** What waits to be tried again is as good as one that is asked for. */
    private boolean isEnough(Job last) {
        Instant endedAt = last.endedAt();
        return endedAt == null
                || (last.state() != JobState.COMPLETE && endedAt.plus(PAUSE).isAfter(clock.instant()));
    }

    @Override
    public void close() {
        pulse.close();
    }
}
