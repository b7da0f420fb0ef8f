package tn.segmentation.core.engine;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * The customers cannot be cut into segments as asked. Codes: {@code too_few_rows} (rows, segments),
 * {@code no_usable_feature} (features), {@code too_few_distinct_rows} (distinct, segments), {@code unknown_weight}
 * (feature, features), {@code initial_centers_mismatch} (expected, found).
 */
public final class Unsegmentable extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Creates the refusal. */
    public Unsegmentable(String code, Map<String, ?> params) {
        super(code, params);
    }
}
