package tn.segmentation.app.operations;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Exceptions as logs may show them: everything but what a database quotes, which can be a cell of a customer. */
public final class Traces {

    private static final int DEEPEST = 10;

    private Traces() {}

    /** Returns the classes, messages and frames of a failure and of its causes. */
    public static String of(Throwable failure) {
        StringBuilder text = new StringBuilder();
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            text.append(depth == 0 ? "" : "\ncaused by ")
                    .append(cause.getClass().getName());
            if (cause instanceof SQLException sql) {
                text.append(": error ").append(sql.getErrorCode());
            } else if (cause.getMessage() != null && !quotesADatabase(cause)) {
                text.append(": ").append(cause.getMessage());
            }
            for (StackTraceElement frame : cause.getStackTrace()) {
                text.append("\n    at ").append(frame);
            }
            cause = cause.getCause();
        }
        return text.toString();
    }

    /** Wrappers repeat the message of what they wrap. */
    private static boolean quotesADatabase(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
