package tn.segmentation.app.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * There is no backup, or it cannot be used. Codes: {@code backup_off}; {@code restic_missing}; of a PostgreSQL
 * (database): {@code backup_postgresql}, {@code backup_archive_failing}; {@code backup_password_missing} (file); of a
 * repository, each with repository: {@code backup_password} (file), {@code backup_absent}, {@code backup_exists},
 * {@code backup_locked}, {@code backup_damaged} (cause), {@code backup_partial} (cause), {@code backup_failed} (cause),
 * {@code backup_unknown} (backup), {@code backup_newer} (backup, version); of this machine: {@code backup_unwritable}
 * (folder, cause), {@code restore_not_empty} (place), {@code restore_other_database} (backup, kind).
 */
public final class UnusableBackup extends Refusal {

    private static final long serialVersionUID = 1L;

    UnusableBackup(String code, Map<String, ?> params) {
        super(code, params);
    }

    /** Returns that a folder of this machine cannot be written. */
    static UnusableBackup unwritable(Path folder, IOException cause) {
        return new UnusableBackup(
                "backup_unwritable", Map.of("folder", folder.toString(), "cause", String.valueOf(cause.getMessage())));
    }
}
