package tn.segmentation.app.backup;

import java.time.Instant;
import java.util.List;
import tn.segmentation.app.audit.AuditCheck;
import tn.segmentation.app.operations.Problem;

/**
 * What a look at a backup says: that its database is whole, and every run that it knows is there with all its files.
 * Where the database is a PostgreSQL, the runs are those of the backup, and the audit is that of now.
 *
 * @param backup its id
 * @param at when it was taken
 * @param runs that were looked at
 * @param audit whether every line of the audit is as it was written
 * @param problems of the database and of runs that are not wholly in it
 */
public record BackupCheck(String backup, Instant at, long runs, AuditCheck audit, List<Problem> problems) {

    /** How much of what is kept is read. */
    public enum Reading {
        /** What there is and how it hangs together. */
        LISTS,
        /** Every byte. */
        ALL
    }

    /** Copies the list. */
    public BackupCheck {
        problems = List.copyOf(problems);
    }

    /** Returns whether all is as it should be. */
    public boolean isWhole() {
        return problems.isEmpty() && audit.findings().isEmpty();
    }
}
