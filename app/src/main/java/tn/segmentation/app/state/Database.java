package tn.segmentation.app.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/**
 * The embedded database, {@code segmentation.db}. A connection is opened for each piece of work and closed after it, so
 * that any thread of any process may do some; what is written is on the disk when the work returns.
 */
public final class Database {

    private static final String NAME = "segmentation.db";
    private static final int PATIENCE_MILLIS = 10_000;

    /** The newest script of {@code db/migration}; a test compares. */
    public static final String VERSION = "8";

    private static final String APPLIED =
            "SELECT version, success FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1";

    /** Keeps threads of one process apart while they migrate; the lock of a file does so for processes. */
    private static final Object MIGRATING = new Object();

    private final Path file;
    private final SQLiteDataSource source;

    private Database(Path file) {
        this.file = file;
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(PATIENCE_MILLIS);
        config.enforceForeignKeys(true);
        // A transaction that reads before it writes must hold the lock from its start, or it can fail half-way.
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        this.source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
    }

    /** Something done with a connection, whose statements are one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T with(Connection connection) throws SQLException;
    }

    /**
     * Opens the database of a folder, making and migrating it first where that is needed.
     *
     * @throws UnusableState if it cannot be read, or the folder cannot be written
     */
    public static Database open(Path folder) {
        Database database = new Database(folder.resolve(NAME));
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

    /** Returns where the database of a folder stands, whether or not there is one yet. */
    public static Path fileIn(Path folder) {
        return folder.resolve(NAME);
    }

    private void migrate(FileLock held) {
        if (!held.isValid()) {
            throw new IllegalStateException("the lock of the migration is gone");
        }
        if (isCurrent()) {
            return;
        }
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw unusable(e.getCause() instanceof SQLException sql ? sql : new SQLException(e.getMessage(), e));
        }
    }

    /** Whatever speaks against it is left to Flyway to find, which costs a command a noticeable part of its time. */
    private boolean isCurrent() {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(APPLIED)) {
            return last.next() && VERSION.equals(last.getString(1)) && last.getBoolean(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Does the work in one transaction. */
    public <T> T transact(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    /** Does work that only reads. */
    public <T> T read(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private UnusableState unusable(SQLException e) {
        if (e.getErrorCode() == SQLiteErrorCode.SQLITE_BUSY.code) {
            return new UnusableState("state_busy", Map.of("file", file.toString()));
        }
        if (String.valueOf(e.getMessage()).contains(SQLiteErrorCode.SQLITE_FULL.name())) {
            return new UnusableState("state_full", Map.of("file", file.toString()));
        }
        return new UnusableState(
                "state_unreadable", Map.of("file", file.toString(), "cause", String.valueOf(e.getMessage())));
    }
}
