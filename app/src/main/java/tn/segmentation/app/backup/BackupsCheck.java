package tn.segmentation.app.backup;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Doctor;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.UnusableState;

/** What can be wrong with the backups: none, one that failed or is late, or one that is not as it was written. */
public final class BackupsCheck implements Doctor.Check {

    private final Clock clock;

    /** Creates the check. */
    public BackupsCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<Problem> examine(Configuration configuration) {
        BackupStatus status = status(configuration);
        return status == null ? List.of() : status.problems(clock.instant());
    }

    /** Returns how it is about the backups of a platform; null where it has no database that could tell. */
    public @Nullable BackupStatus status(Configuration configuration) {
        try {
            return Database.isThere(configuration.state())
                    ? new BackupHistory(configuration, Audit.open(configuration, clock)).status()
                    : null;
        } catch (UnusableState e) {
            // The check of the runs names what is wrong with the database.
            return null;
        }
    }
}
