package tn.segmentation.app.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A connection to an embedded database that is open as long as a server is, and never writes. It keeps the files that
 * every reader needs: they do not have to be made anew, for which a full disk has no room. And it hears of everything
 * that is written over other connections, of this process and of others. Safe for use by many threads.
 */
final class Standby implements AutoCloseable {

    private static final Map<Path, Standby> OPEN = new ConcurrentHashMap<>();

    private final Path file;
    private final DataSource source;
    private @Nullable Connection connection;
    private @Nullable PreparedStatement version;
    private long opened;

    private Standby(Path file, DataSource source) {
        this.file = file;
        this.source = source;
    }

    /**
     * What changes when something is written.
     *
     * @param opened how many times the connection was opened: versions of two cannot be compared
     * @param version of what is in the file; see <a href="https://sqlite.org/pragma.html#pragma_data_version">the
     *     documentation of SQLite</a>
     * @param file what it looks like from the outside
     */
    private record Mark(long opened, int version, Object file) {}

    /** A file that another may have been put in the place of, or that somebody may have written into past SQLite. */
    private record Look(@Nullable Object key, long size, FileTime modified) {}

    static Standby open(Path file, DataSource source) throws SQLException {
        Standby standby = new Standby(file, source);
        standby.mark();
        OPEN.put(file, standby);
        return standby;
    }

    /** Returns that of a file; null where no server of this process has it open. */
    static @Nullable Standby of(Path file) {
        return OPEN.get(file);
    }

    /** Returns what is equal to what it was before as long as nothing was written. */
    synchronized Object mark() throws SQLException {
        try (ResultSet row = prepared().executeQuery()) {
            return new Mark(opened, row.next() ? row.getInt(1) : 0, look());
        } catch (SQLException e) {
            disconnect();
            throw e;
        }
    }

    private PreparedStatement prepared() throws SQLException {
        PreparedStatement known = version;
        if (known == null) {
            Connection fresh = source.getConnection();
            connection = fresh;
            opened++;
            known = fresh.prepareStatement("PRAGMA data_version");
            version = known;
        }
        return known;
    }

    private Object look() {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Look(now.fileKey(), now.size(), now.lastModifiedTime());
        } catch (IOException e) {
            // it is gone; whoever reads it next says so
            return new Object();
        }
    }

    private void disconnect() throws SQLException {
        Connection last = connection;
        connection = null;
        version = null;
        if (last != null) {
            last.close();
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        OPEN.remove(file, this);
        disconnect();
    }
}
