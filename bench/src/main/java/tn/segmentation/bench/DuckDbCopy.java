package tn.segmentation.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The practical floor of a whole job: DuckDB reads the same bytes and writes them as Parquet, and computes nothing. Run
 * as a process of its own by {@code bench/whole_job.sh}.
 */
public final class DuckDbCopy {

    private DuckDbCopy() {}

    /** Takes the CSV and the Parquet file to be. */
    public static void main(String... arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT * FROM read_csv(" + text(arguments[0]) + ")) TO " + text(arguments[1])
                    + " (FORMAT parquet, COMPRESSION zstd)");
        }
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
