package tn.segmentation.store.run;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * A run folder that cannot be made. Codes: {@code run_exists} (folder), {@code folder_not_writable} (folder),
 * {@code disk_full} (folder), {@code write_failed} (file, cause).
 */
public final class UnpublishableRun extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Creates the refusal. */
    public UnpublishableRun(String code, Map<String, ?> params) {
        super(code, params);
    }
}
