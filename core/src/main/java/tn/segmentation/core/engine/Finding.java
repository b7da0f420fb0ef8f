package tn.segmentation.core.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something about a run that its reader has to know. The sentence belongs to the application, under the key
 * {@code warning.<code>}.
 *
 * @param code stable, snake_case: {@code constant_feature} (feature), {@code chance_untestable} (no parameter),
 *     {@code no_better_than_chance} (explained, baseline), {@code small_segment} (segment, size, share),
 *     {@code not_converged} (iterations, changed), {@code far_outliers} (column, count of values, low and high: the
 *     range that they lie outside of, rows: the 20 farthest at most, the farthest first)
 * @param params strings, numbers and lists of them, by name, in the order in which the sentence names them
 */
public record Finding(String code, Map<String, Object> params) {

    /** Copies the parameters, keeping their order. */
    public Finding {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }
}
