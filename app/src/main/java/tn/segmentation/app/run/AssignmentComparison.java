package tn.segmentation.app.run;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tn.segmentation.store.duckdb.DuckDb;

/** Finds the records that two files of assignments give another segment or distance. */
final class AssignmentComparison {

    private final DuckDb db;

    /** Compares by a database that reaches both files. */
    AssignmentComparison(DuckDb db) {
        this.db = db;
    }

    /** Returns how many records differ and what the first of them is; empty if none does. */
    Optional<Map<String, Object>> compare(Path recorded, Path replayed) throws SQLException {
        String different = Stream.of("line", "id_client", "segment", "distance", "second_segment")
                .map(column -> "a." + column + " IS DISTINCT FROM b." + column)
                .collect(Collectors.joining(" OR "));
        String query = "SELECT count(*) OVER (), coalesce(a.line, b.line), coalesce(a.id_client, b.id_client)::VARCHAR,"
                + " a.segment, a.distance, b.segment, b.distance FROM " + table(recorded) + " a POSITIONAL JOIN "
                + table(replayed) + " b WHERE " + different
                + " ORDER BY coalesce(a.line, b.line)::BIGINT LIMIT 1";
        try (Statement statement = db.connection().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? Optional.of(first(row)) : Optional.empty();
        }
    }

    /** Returns whether two files say the same in every column, row by row. */
    boolean isTheSame(Path recorded, Path replayed) throws SQLException {
        Map<String, String> columns = db.columns(table(recorded));
        if (!columns.equals(db.columns(table(replayed)))) {
            return false;
        }
        String different = columns.keySet().stream()
                .map(DuckDb::identifier)
                .map(column -> "a." + column + " IS DISTINCT FROM b." + column)
                .collect(Collectors.joining(" OR "));
        String query = "SELECT 1 FROM " + table(recorded) + " a POSITIONAL JOIN " + table(replayed) + " b WHERE "
                + different + " LIMIT 1";
        try (Statement statement = db.connection().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return !row.next();
        }
    }

    private static Map<String, Object> first(ResultSet row) throws SQLException {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("count", row.getLong(1));
        params.put("line", row.getLong(2));
        List<String> names = List.of("id", "recorded", "recorded_distance", "replayed", "replayed_distance");
        for (int i = 0; i < names.size(); i++) {
            String value = row.getString(i + 3);
            params.put(names.get(i), value == null ? "-" : value);
        }
        return params;
    }

    private static String table(Path file) {
        return file.toString().endsWith(".csv")
                ? "read_csv(" + DuckDb.quote(file.toString())
                        + ", header = true, all_varchar = true, delim = ',', quote = '\"')"
                : DuckDb.parquet(file);
    }
}
