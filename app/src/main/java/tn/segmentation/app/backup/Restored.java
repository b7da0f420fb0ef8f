package tn.segmentation.app.backup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.audit.AuditCheck;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.person.Erasure;
import tn.segmentation.app.state.TableSum;

/**
 * What was restored.
 *
 * @param backup its id
 * @param at when it was taken
 * @param runs that the database knows
 * @param tables of the database, which are as they were
 * @param audit whether every line of the audit is as it was written
 * @param problems of runs whose files are not those that were written
 * @param erasures orders to erase people that the backup knows nothing of: they have to be carried out again
 * @param settings where the settings of then are now, to be compared; null where there were none
 */
public record Restored(
        String backup,
        Instant at,
        long runs,
        List<TableSum> tables,
        AuditCheck audit,
        List<Problem> problems,
        List<Erasure> erasures,
        @Nullable String settings) {

    /** Returns whether all is as it was. */
    public boolean isWhole() {
        return problems.isEmpty() && audit.findings().isEmpty();
    }
}
