package tn.segmentation.app.dataset;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.problem.RequestRefusal;

/** What files that are kept need of a disk: that they survive a power cut, and why they cannot be kept. */
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

    /** Brings what was written to a file, or the names in a folder, to the disk. */
    static void sync(Path path) throws IOException {
        StandardOpenOption option = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    /** The JDK has no exception of its own for a full disk; the text is that of the C library. */
    private static boolean isFull(IOException e) {
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason != null && (reason.contains("No space left") || reason.contains("quota exceeded"));
    }
}
