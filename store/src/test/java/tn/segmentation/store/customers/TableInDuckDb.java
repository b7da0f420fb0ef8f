package tn.segmentation.store.customers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import tn.segmentation.store.duckdb.DuckDb;

/** A Parquet file, read by a database that knows nothing of ours. */
final class TableInDuckDb {

    private TableInDuckDb() {}

    static List<String> columns(Path file) {
        return texts("SELECT column_name FROM (DESCRIBE FROM " + table(file) + ")");
    }

    static String value(Path file, String expression) {
        return texts("SELECT " + expression + " FROM " + table(file)).get(0);
    }

    static String note(Path file, String key) {
        return texts("SELECT decode(value) FROM parquet_kv_metadata(" + table(file) + ") WHERE decode(key) = "
                        + DuckDb.quote(key))
                .get(0);
    }

    private static String table(Path file) {
        return DuckDb.quote(file.toString());
    }

    private static List<String> texts(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
