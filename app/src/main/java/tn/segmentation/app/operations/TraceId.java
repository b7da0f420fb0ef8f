package tn.segmentation.app.operations;

import org.slf4j.MDC;

/**
 * What the trace of a request or of a command is called in the lines of the log, where a collector is told of it.
 * Belongs to the thread that answers.
 */
public final class TraceId {

    /** Its name in the log. */
    public static final String KEY = "trace_id";

    private TraceId() {}

    /** From now on what this thread logs is of that trace. */
    public static void begin(String id) {
        MDC.put(KEY, id);
    }

    /** From now on what this thread logs is of none. */
    public static void end() {
        MDC.remove(KEY);
    }
}
