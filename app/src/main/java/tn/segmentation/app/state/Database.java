package tn.segmentation.app.state;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The database: in a file of its own, or PostgreSQL; who uses it cannot tell which, and writes statements that both
 * take. Any thread of any process may do some work; what is written is on the disk when the work returns. Transactions
 * that write come one after the other, so that what one has read still holds when it writes.
 */
public abstract sealed class Database permits SqliteDatabase, PostgresDatabase {

    /** The newest script of {@code db/migration}; a test compares. */
    public static final String VERSION = "16";

    Database() {}

    /** Something done with a connection, whose statements are one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T with(Connection connection) throws SQLException;
    }

    /**
     * Opens the database of a place, making its tables and migrating them first where that is needed.
     *
     * @throws UnusableState if it cannot be used
     */
    public static Database open(StatePlace place) {
        PostgresAddress postgres = place.postgres();
        return postgres == null ? SqliteDatabase.open(place.folder()) : PostgresDatabase.open(postgres);
    }

    /**
     * Returns whether there is one with tables in it; makes and changes nothing.
     *
     * @throws UnusableState if nobody can tell
     */
    public static boolean isThere(StatePlace place) {
        PostgresAddress postgres = place.postgres();
        return postgres == null ? SqliteDatabase.isThere(place.folder()) : PostgresDatabase.isThere(postgres);
    }

    /** Does the work in one transaction. */
    public final <T> T transact(Work<T> work) {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try {
                begin(connection);
                T result = work.with(connection);
                commit(connection);
                return result;
            } catch (SQLException | RuntimeException e) {
                undo(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    /** Does work that only reads. */
    public final <T> T read(Work<T> work) {
        try (Connection connection = connect()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    /**
     * Returns what is equal to what it was before as long as nothing was written in between, by whichever process; what
     * is equal to nothing else where that cannot be told.
     */
    final Object mark() {
        try {
            return readMark();
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private static void undo(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The database undoes what was not committed when the connection is gone, which it is.
            failure.addSuppressed(e);
        }
    }

    abstract Object readMark() throws SQLException;

    /** Returns a connection that is for the caller alone until it is closed. */
    abstract Connection connect() throws SQLException;

    /** Waits until no other transaction writes. */
    abstract void begin(Connection connection) throws SQLException;

    abstract void commit(Connection connection) throws SQLException;

    /** Returns what a failure means to people. */
    abstract UnusableState unusable(SQLException failure);
}
