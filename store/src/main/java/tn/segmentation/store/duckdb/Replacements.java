package tn.segmentation.store.duckdb;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A table in memory of texts and of what comes in their place, for as long as a file is written. For one thread. */
public final class Replacements implements AutoCloseable {

    private final Connection connection;
    private final String name = "replacements_" + UUID.randomUUID().toString().replace("-", "");

    private Replacements(Connection connection) {
        this.connection = connection;
    }

    /** Prepares the table of a connection, which stays open until this is closed. */
    public static Replacements of(Connection connection) {
        return new Replacements(connection);
    }

    /**
     * Fills it.
     *
     * @param texts the one column of a result, of another connection; none of them comes twice
     * @param other returns what comes in place of one
     */
    public void fill(ResultSet texts, UnaryOperator<String> other) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + name + " (text VARCHAR, other VARCHAR)");
        }
        try (DuckDBAppender rows = connection.unwrap(DuckDBConnection.class).createAppender("main", name)) {
            while (texts.next()) {
                String text = texts.getString(1);
                rows.beginRow();
                rows.append(text);
                rows.append(other.apply(text));
                rows.endRow();
            }
        }
    }

    /** What becomes of a text that nothing comes in place of. */
    public enum Otherwise {
        AS_IT_IS,
        /** The statement fails: each has one, unless the table has become another one meanwhile. */
        REFUSED
    }

    /** Returns a table with what comes in place of texts in some of its columns; its rows have no order any more. */
    public String in(String table, List<String> columns, Otherwise otherwise) {
        StringBuilder joins = new StringBuilder();
        String replaced = columns.stream()
                .map(column -> {
                    String cell = "t." + DuckDb.identifier(column);
                    String found = DuckDb.identifier("in " + column);
                    joins.append(" LEFT JOIN ").append(name).append(' ').append(found);
                    joins.append(" ON ").append(found).append(".text = ").append(cell);
                    String without = otherwise == Otherwise.AS_IT_IS ? cell : "error('nothing stands in its place')";
                    return "coalesce(" + found + ".other, " + without + ") AS " + DuckDb.identifier(column);
                })
                .collect(joining(", "));
        return "(SELECT t.* REPLACE (" + replaced + ") FROM " + table + " t" + joins + ")";
    }

    @Override
    public void close() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + name);
        }
    }
}
