package tn.segmentation.app.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A hidden folder in which files arrive, of this server alone: it holds a lock on it, which the system lets go when the
 * process ends, however it ends. What servers left that are gone is removed when the next one starts.
 */
final class Arrivals implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    private static final String PREFIX = ".arriving-";
    private static final String OWNER = ".owner";

    private final Path folder;
    private final FileChannel owner;

    private Arrivals(Path folder, FileChannel owner) {
        this.folder = folder;
        this.owner = owner;
    }

    /**
     * Makes a folder.
     *
     * @param raw where files stay that have arrived; made where there is none
     * @throws UncheckedIOException if it cannot be made
     */
    static Arrivals in(Path raw) {
        try {
            Path parent = Files.createDirectories(raw.toAbsolutePath());
            abandoned(parent).forEach(Arrivals::remove);
            Path folder = Files.createTempDirectory(parent, PREFIX);
            FileChannel owner =
                    FileChannel.open(folder.resolve(OWNER), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (owner.tryLock() == null) {
                throw new IOException("somebody else holds " + folder);
            }
            return new Arrivals(folder, owner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the folder, absolute. */
    Path folder() {
        return folder;
    }

    /** Removes a file or a folder and what is in it; nothing happens where there is none. */
    static void remove(Path path) {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException e) {
            LOG.error("cannot remove {}: {}", path, e.toString());
        }
    }

    @Override
    public void close() throws IOException {
        owner.close();
        remove(folder);
    }

    private static List<Path> abandoned(Path parent) throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(f -> String.valueOf(f.getFileName()).startsWith(PREFIX))
                    .filter(f -> Files.isDirectory(f, LinkOption.NOFOLLOW_LINKS))
                    .filter(f -> isUnlocked(f.resolve(OWNER)))
                    .toList();
        }
    }

    private static boolean isUnlocked(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // another server of this very process
            return false;
        } catch (IOException e) {
            // who cannot tell does not remove
            LOG.warn("cannot tell whose {} is: {}", file, e.toString());
            return false;
        }
    }
}
