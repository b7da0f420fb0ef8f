package tn.segmentation.app.operations;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * Something that the doctor finds wrong.
 *
 * @param severity whether the platform can work with it
 * @param code stable, snake_case; its sentence is under {@code problem.<code>}, or under {@code refusal.<code>} where
 *     the same thing makes the platform refuse
 * @param params what the sentence names
 */
public record Problem(Severity severity, String code, Map<String, Object> params) {

    /** Whether the platform can work with a problem. */
    public enum Severity {
        /** It cannot. */
        ERROR,
        /** It can, but somebody should know. */
        WARNING
    }

    /** Copies the parameters, keeping their order. */
    public Problem {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }

    /** Returns what would be refused as an error. */
    public static Problem of(Refusal refusal) {
        return new Problem(Severity.ERROR, refusal.code(), refusal.params());
    }
}
