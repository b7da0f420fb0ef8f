package tn.segmentation.store.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What files that are kept need of a disk: bytes that survive a power cut, and what its failures mean. */
public final class Disk {

    /** Less room than this counts as none: not even a manifest fits. */
    private static final long NO_ROOM_BYTES = 1 << 16;

    private Disk() {}

    /**
     * Brings what was written to a file, or the names in a folder, to the disk. Never repeat it after a failure: the
     * system may have dropped what it could not write, and say that all is well.
     */
    public static void sync(Path path) throws IOException {
        StandardOpenOption option = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        } catch (IOException e) {
            throw named(path, e);
        }
    }

    /** Returns a failure that says on which file; channels say only what failed. */
    static FileSystemException named(Path path, IOException failure) {
        if (failure instanceof FileSystemException named) {
            return named;
        }
        FileSystemException named = new FileSystemException(path.toString(), null, failure.getMessage());
        named.initCause(failure);
        return named;
    }

    /** Removes a folder and what is in it; links are removed, not followed. No such folder is fine. */
    static void removeTree(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Returns what a failure to write means to the user.
     *
     * @param file what was written
     * @param parent existing folder that the run was to stand in
     * @param failure of the JDK or of DuckDB
     */
    static UnpublishableRun refusal(Path file, Path parent, Exception failure) {
        UnpublishableRun refusal = isFull(parent, failure)
                ? new UnpublishableRun("disk_full", Map.of("folder", parent.toString()))
                : new UnpublishableRun("write_failed", inOrder("file", fileOf(file, failure), "cause", cause(failure)));
        refusal.initCause(failure);
        return refusal;
    }

    /** Returns two parameters in their order. */
    static Map<String, Object> inOrder(String first, Object firstValue, String second, Object secondValue) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put(first, firstValue);
        params.put(second, secondValue);
        return params;
    }

    private static String fileOf(Path file, Exception failure) {
        String named = failure instanceof FileSystemException f ? f.getFile() : null;
        return named == null ? file.toString() : named;
    }

    /**
     * Returns whether a failure, or what is behind it, says that a disk is full. DuckDB and the JDK have no exception
     * of their own for that and pass on the words of the system, which a localised C library translates.
     */
    public static boolean isFull(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("No space left on device") || message.contains("Disk quota exceeded")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFull(Path parent, Exception failure) {
        return isFull(failure) || (isOfTheDisk(failure) && isFull(parent));
    }

    /** Returns whether a failure is one of reading or writing files. */
    static boolean isOfTheDisk(Exception failure) {
        return failure instanceof IOException
                || String.valueOf(failure.getMessage()).startsWith("IO Error");
    }

    /** Returns whether nothing more can be written to the disk of a folder; false where nobody can tell. */
    public static boolean isFull(Path folder) {
        return usableBytes(folder) < NO_ROOM_BYTES;
    }

    private static long usableBytes(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    private static String cause(Exception failure) {
        String reason = failure instanceof FileSystemException f ? f.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }
}
