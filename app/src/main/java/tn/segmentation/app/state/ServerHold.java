package tn.segmentation.app.state;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server has while it serves an embedded database, and only one can have: two servers on one folder would each
 * remember what the other changes. It ends with the process, however that ends. Commands need none, and servers that
 * share a PostgreSQL need none either.
 */
public final class ServerHold implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerHold.class);

    /** To open a file a second time in one process would give up its lock. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final @Nullable Path file;
    private final @Nullable FileChannel channel;
    private @Nullable Standby standby;

    private ServerHold(@Nullable Path file, @Nullable FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the hold of a place.
     *
     * @throws UnusableState if another server has it, or the folder cannot be written
     */
    public static ServerHold take(StatePlace place) {
        if (place.postgres() != null) {
            return new ServerHold(null, null);
        }
        Path file = place.folder().resolve(".server.lock");
        if (!HELD.add(file)) {
            throw isTaken(place, Long.toString(ProcessHandle.current().pid()));
        }
        try {
            Files.createDirectories(place.folder());
            return new ServerHold(file, lock(file, place));
        } catch (IOException e) {
            HELD.remove(file);
            throw new UnusableState(
                    "state_folder_unwritable", Map.of("folder", place.folder().toString()));
        } catch (UnusableState e) {
            HELD.remove(file);
            throw e;
        }
    }

    /**
     * Keeps the database open from now on, so that a server goes on reading it when its disk is full.
     *
     * @throws UnusableState if it cannot be read
     */
    public void keepOpen() {
        if (file == null || standby != null) {
            return;
        }
        Path folder = requireNonNull(file.getParent());
        try {
            standby = SqliteDatabase.standby(folder);
        } catch (SQLException e) {
            throw SqliteDatabase.unusable(SqliteDatabase.fileIn(folder), e);
        }
    }

    private static FileChannel lock(Path file, StatePlace place) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                throw isTaken(place, Files.readString(file));
            }
            channel.truncate(0);
            byte[] process = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
            channel.write(ByteBuffer.wrap(process));
            return channel;
        } catch (IOException | UnusableState e) {
            channel.close();
            throw e;
        }
    }

    private static UnusableState isTaken(StatePlace place, String process) {
        return new UnusableState(
                "server_running", Map.of("folder", place.folder().toString(), "process", process));
    }

    @Override
    public void close() {
        if (file == null || channel == null) {
            return;
        }
        closeStandby();
        try {
            channel.close();
        } catch (IOException e) {
            // The lock is gone with the channel all the same.
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(file);
        }
    }

    private void closeStandby() {
        Standby open = standby;
        standby = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException e) {
            // Whoever opens the database next finds it as after a crash, which harms nothing.
            LOG.debug("the database was not closed: {}", e.getMessage());
        }
    }
}
