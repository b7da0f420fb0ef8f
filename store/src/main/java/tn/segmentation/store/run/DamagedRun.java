package tn.segmentation.store.run;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * A run folder that is not what its manifest says. Codes: {@code run_missing} (folder), {@code run_incomplete} (folder,
 * file), {@code run_resized} (folder, file, expected, found: bytes), {@code run_damaged} (folder, file, expected,
 * found: sha256), {@code run_unreadable} (folder, file), {@code run_version} and {@code model_version} (folder, file,
 * expected, found: versions of the shape of the file).
 */
public final class DamagedRun extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Creates the refusal. */
    public DamagedRun(String code, Map<String, ?> params) {
        super(code, params);
    }
}
