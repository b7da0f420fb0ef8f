package tn.segmentation.core.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The data or the request is at fault, and what was asked for is not done. Carries a stable code and the values that
 * the sentence for the user needs; the sentence itself, in the user's language, belongs to the application, under the
 * key {@code refusal.<code>}.
 */
public abstract class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Map<String, Object> params;

    /**
     * Creates a refusal.
     *
     * @param code stable, snake_case
     * @param params the values that the sentence names (strings and numbers), in the order in which it names them
     */
    protected Refusal(String code, Map<String, ?> params) {
        super(code
                + params.entrySet().stream()
                        .map(e -> " " + e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining()));
        this.code = code;
        this.params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }

    /** Returns the stable, snake_case code of this refusal. */
    public final String code() {
        return code;
    }

    /** Returns the values that the sentence names, by name, in order. */
    public final Map<String, Object> params() {
        return params;
    }
}
