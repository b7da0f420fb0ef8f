package tn.segmentation.app.state;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import tn.segmentation.store.run.Disk;

/**
 * The embedded database, {@code segmentation.db}. A connection is opened for each piece of work and closed after it.
 */
final class SqliteDatabase extends Database {

    private static final String NAME = "segmentation.db";
    private static final int PATIENCE_MILLIS = 10_000;

    /** Keeps threads of one process apart while they migrate; the lock of a file does so for processes. */
    private static final Object MIGRATING = new Object();

    private static final String APPEND_ONLY = "CREATE TRIGGER audit_kept_updated BEFORE UPDATE ON audit"
            + " BEGIN SELECT RAISE(ABORT, 'lines of the audit stay as they are'); END;\n"
            + "CREATE TRIGGER audit_kept_deleted BEFORE DELETE ON audit"
            + " BEGIN SELECT RAISE(ABORT, 'lines of the audit stay as they are'); END;";

    private final Path file;
    private final SQLiteDataSource source;

    private SqliteDatabase(Path file) {
        this.file = file;
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(PATIENCE_MILLIS);
        // What was committed goes to its place at once, as it does where the last connection is closed.
        config.setPragma(Pragma.WAL_AUTOCHECKPOINT, "1");
        config.enforceForeignKeys(true);
        // A transaction that reads before it writes must hold the lock from its start, or it can fail half-way.
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        this.source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
    }

    static SqliteDatabase open(Path folder) {
        SqliteDatabase database = new SqliteDatabase(fileIn(folder));
        synchronized (MIGRATING) {
            try {
                Files.createDirectories(folder);
                try (FileChannel channel = FileChannel.open(
                                folder.resolve(".migration.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    database.migrate(lock);
                }
            } catch (IOException e) {
                throw new UnusableState("state_folder_unwritable", Map.of("folder", folder.toString()));
            }
        }
        return database;
    }

    /** Returns a connection that is there as long as a server is. */
    static Standby standby(Path folder) throws SQLException {
        Path file = fileIn(folder);
        return Standby.open(file, new SqliteDatabase(file).source);
    }

    static Path fileIn(Path folder) {
        return folder.resolve(NAME);
    }

    static boolean isThere(Path folder) {
        return Files.exists(fileIn(folder));
    }

    /** Returns a connection that sees what there is now, whatever is written meanwhile, and writes nothing itself. */
    static Connection snapshot(Path folder) throws SQLException {
        Connection connection = readOnly(fileIn(folder));
        connection.setAutoCommit(false);
        return connection;
    }

    /** Returns a connection to a file that writes nothing into it. */
    static Connection readOnly(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(PATIENCE_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source.getConnection();
    }

    private void migrate(FileLock held) {
        if (!held.isValid()) {
            throw new IllegalStateException("the lock of the migration is gone");
        }
        try {
            if (!isCurrent()) {
                Migrations.apply(source, APPEND_ONLY);
            }
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private boolean isCurrent() {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (Connection connection = source.getConnection()) {
            return Migrations.areApplied(connection);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Only the server that keeps the file open can tell; a command asks little, and asks it anew. */
    @Override
    Object readMark() throws SQLException {
        Standby standby = Standby.of(file);
        return standby == null ? new Object() : standby.mark();
    }

    @Override
    Connection connect() throws SQLException {
        return source.getConnection();
    }

    /** The first statement of a transaction takes the lock, and waits for it. */
    @Override
    void begin(Connection connection) {}

    @Override
    void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    @Override
    UnusableState unusable(SQLException failure) {
        return unusable(file, failure);
    }

    static UnusableState unusable(Path file, SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure.getErrorCode() == SQLiteErrorCode.SQLITE_BUSY.code) {
            return new UnusableState("state_busy", Map.of("database", file.toString()));
        }
        boolean isOfTheDisk = isOfTheDisk(message);
        if (message.contains(SQLiteErrorCode.SQLITE_FULL.name())
                || (isOfTheDisk && Disk.isFull(requireNonNullElse(file.getParent(), file)))) {
            return new UnusableState("state_full", Map.of("database", file.toString()));
        }
        return new UnusableState(
                isOfTheDisk ? "state_disk" : "state_unreadable", Map.of("file", file.toString(), "cause", message));
    }

    /** Beside the database there are files that even a reader needs, and cannot make where there is no room. */
    private static boolean isOfTheDisk(String message) {
        return message.contains(SQLiteErrorCode.SQLITE_IOERR.name())
                || message.contains(SQLiteErrorCode.SQLITE_CANTOPEN.name());
    }
}
