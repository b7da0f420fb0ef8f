package tn.segmentation.app.state;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * The database cannot be used. Codes: {@code state_unreadable} (file, cause), {@code state_folder_unwritable} (folder),
 * {@code state_busy} (file), {@code state_full} (file), {@code run_unknown} (run).
 */
public final class UnusableState extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Creates the refusal. */
    public UnusableState(String code, Map<String, ?> params) {
        super(code, params);
    }
}
