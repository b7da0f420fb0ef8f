package tn.segmentation.app.operations;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What a request of the web application is called: in the lines of the log, on the page or in the problem document that
 * tells of its failure, and in the head of its answer. Belongs to the thread that answers.
 */
public final class RequestId {

    /** The header by which a request brings one and an answer names it. */
    public static final String HEADER = "X-Request-Id";

    /** Its name in the log, and in problem documents. */
    public static final String KEY = "request_id";

    /** Longer than any number of a customer, so that none gets into a log by this way. */
    private static final Pattern WELL_FORMED = Pattern.compile("[0-9A-Za-z_-]{16,64}");

    private RequestId() {}

    /** Returns what a request brought where that is an id, else a new one. */
    public static String of(@Nullable String brought) {
        return brought != null && WELL_FORMED.matcher(brought).matches()
                ? brought
                : UUID.randomUUID().toString().replace("-", "");
    }

    /** Returns the id of the request that this thread answers; null while it answers none. */
    public static @Nullable String current() {
        return MDC.get(KEY);
    }

    /** From now on this thread answers that request. */
    public static void begin(String id) {
        MDC.put(KEY, id);
    }

    /** From now on this thread answers none. */
    public static void end() {
        MDC.remove(KEY);
    }
}
