package tn.segmentation.app.dataset;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.problem.RequestRefusal;

/** Why files cannot be kept. */
final class Storage {

    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);

    private Storage() {}

    /** Returns the refusal that a failure to write comes to, which somebody else may have wrapped. */
    static RequestRefusal refusal(Exception failure) {
        LOG.error("a file cannot be kept: {}", failure.toString());
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException e && isFull(e)) {
                return new RequestRefusal(507, "storage_full", Map.of());
            }
        }
        return new RequestRefusal(500, "storage_unwritable", Map.of());
    }

    /** The JDK has no exception of its own for a full disk; the text is that of the C library. */
    private static boolean isFull(IOException e) {
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason != null && (reason.contains("No space left") || reason.contains("quota exceeded"));
    }
}
