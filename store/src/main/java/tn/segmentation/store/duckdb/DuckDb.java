package tn.segmentation.store.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB database in memory, which spills to a scratch folder and is gone when it is closed. It can reach no file but
 * those it was opened for, loads no extension and takes no further setting.
 */
public final class DuckDb implements AutoCloseable {

    /** The column that {@code read_parquet} adds where it is asked to; a file cannot have one of that name then. */
    public static final String FILE_ROW = "file_row_number";

    private final Connection connection;

    private DuckDb(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens a database.
     *
     * @param scratch existing folder that what does not fit into memory is written to
     * @param reachable files and folders that statements may read and write, besides {@code scratch}
     * @param memoryBytes memory that DuckDB may take beside the heap
     * @param threads at least 1
     * @throws SQLException if DuckDB cannot start there
     */
    public static DuckDb open(Path scratch, Collection<Path> reachable, long memoryBytes, int threads)
            throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("threads", Integer.toString(threads));
        settings.setProperty("memory_limit", memoryBytes / (1 << 20) + "MiB");
        settings.setProperty("temp_directory", scratch.resolve("spill").toString());
        // Otherwise an answer is held in memory as a whole before its first row can be read.
        settings.setProperty("jdbc_stream_results", "true");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET allowed_directories = [" + quotedFolders(scratch, reachable) + "]");
            statement.execute("SET allowed_paths = ["
                    + reachable.stream().map(p -> quote(p.toString())).collect(Collectors.joining(", ")) + "]");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return new DuckDb(connection);
    }

    /**
     * Unpacks DuckDB into the folder of temporary files and loads it, as the first use of it does otherwise. A process
     * in which that fails once cannot use it any more.
     *
     * @throws SQLException if there is no room for it
     */
    public static void load() throws SQLException {
        DriverManager.getConnection("jdbc:duckdb:").close();
    }

    private static String quotedFolders(Path scratch, Collection<Path> reachable) {
        return Stream.concat(Stream.of(scratch), reachable.stream())
                .map(p -> quote(p.toString()))
                .collect(Collectors.joining(", "));
    }

    /** Returns the one connection; it is not safe to use from two threads. */
    public Connection connection() {
        return connection;
    }

    /**
     * Returns a connection of its own to the same database, for work beside that of others; to be closed by the caller.
     */
    public synchronized Connection connect() throws SQLException {
        return connection.unwrap(DuckDBConnection.class).duplicate();
    }

    /** Runs a statement that returns nothing of interest. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Returns the columns of a table or of a function that makes one, in their order, each with its type in SQL.
     *
     * @param table as it stands behind {@code FROM}
     */
    public Map<String, String> columns(String table) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (Connection other = connect();
                Statement statement = other.createStatement();
                ResultSet types = statement.executeQuery("DESCRIBE SELECT * FROM " + table)) {
            while (types.next()) {
                columns.put(types.getString(1), types.getString(2));
            }
        }
        return columns;
    }

    /** Returns the function that reads a Parquet file. */
    public static String parquet(Path file) {
        return "read_parquet(" + quote(file.toString()) + ")";
    }

    /**
     * Returns the function that reads a Parquet file, its rows numbered from 0 in one more column, {@link #FILE_ROW}.
     */
    public static String numbered(Path parquet) {
        return "read_parquet(" + quote(parquet.toString()) + ", " + FILE_ROW + " = true)";
    }

    /** Returns a text as an SQL string literal. */
    public static String quote(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Returns a name as an SQL identifier. */
    public static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
