package tn.segmentation.app.state;

import java.util.Map;
import java.util.Set;
import tn.segmentation.core.data.Refusal;

/**
 * The database cannot be used. Codes of both: {@code state_busy} (database), {@code state_full} (database),
 * {@code run_unknown} (run). Of the embedded one: {@code state_unreadable} (file, cause), {@code state_disk} (file,
 * cause), {@code state_folder_unwritable} (folder), {@code server_running} (folder, process). Of PostgreSQL, each with
 * at least database, which is host, port and name: {@code state_unreachable} (cause), {@code state_login} (user),
 * {@code state_absent} (name, user), {@code state_too_old} (version, oldest), {@code state_collation},
 * {@code state_failed} (cause, user).
 */
public final class UnusableState extends Refusal {

    private static final long serialVersionUID = 1L;

    private static final Set<String> PASSING = Set.of("state_busy", "state_unreachable");

    /** Creates the refusal. */
    public UnusableState(String code, Map<String, ?> params) {
        super(code, params);
    }

    /** Returns whether it may pass by itself: nobody answered in time. */
    public boolean mayPass() {
        return PASSING.contains(code());
    }
}
