package tn.segmentation.app.run;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * A run that cannot be replayed. Codes: {@code replay_erased} (run, erased), {@code replay_input_missing} (name,
 * places), {@code replay_input_changed} (file, expected, found: sha256), {@code replay_setting_missing} (run, setting).
 */
public final class Unreplayable extends Refusal {

    private static final long serialVersionUID = 1L;

    Unreplayable(String code, Map<String, ?> params) {
        super(code, params);
    }
}
