package tn.segmentation.store.customers;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import tn.segmentation.store.duckdb.DuckDb;

/** A table in memory of what stands for which id, for as long as a file with ids is written. */
final class LiftedIds implements AutoCloseable {

    private final Connection connection;
    private final String name = "lifted_" + UUID.randomUUID().toString().replace("-", "");

    private LiftedIds(Connection connection) {
        this.connection = connection;
    }

    /** Prepares the table of a connection, which stays open until this is closed. */
    static LiftedIds of(Connection connection) {
        return new LiftedIds(connection);
    }

    /** Fills it with what stands for ids, the one column of a result, and with the ids. */
    void fill(ResultSet shown, UnaryOperator<String> id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + name + " (shown VARCHAR, id VARCHAR)");
        }
        try (DuckDBAppender rows = connection.unwrap(DuckDBConnection.class).createAppender("main", name)) {
            while (shown.next()) {
                String one = shown.getString(1);
                rows.beginRow();
                rows.append(one);
                rows.append(id.apply(one));
                rows.endRow();
            }
        }
    }

    /** Returns a table, its ids in place of what stands for them, in its order. */
    String joinedTo(String table) {
        String row = DuckDb.identifier("file_row_number");
        return "(SELECT t.* REPLACE (coalesce(l.id, t.id_client) AS id_client) FROM " + table + " t LEFT JOIN " + name
                + " l ON l.shown = t.id_client ORDER BY t." + row + ")";
    }

    @Override
    public void close() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + name);
        }
    }
}
