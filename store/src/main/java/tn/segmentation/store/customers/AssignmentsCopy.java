package tn.segmentation.store.customers;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import tn.segmentation.store.duckdb.DuckDb;

/** {@code assignments.csv} as the {@code assignments.parquet} that it would have been beside. */
final class AssignmentsCopy {

    /** The form that {@code AssignmentsCsv} writes: nothing is a missing value, {@code ""} an empty text. */
    private static final String FORM = "header = true, delim = ',', quote = '\"', escape = '\"', nullstr = '',"
            + " allow_quoted_nulls = false, auto_detect = false, max_line_size = 17000000, buffer_size = 34000000";

    private static final Map<String, String> TYPES = Map.of("line", "BIGINT", "distance", "FLOAT");

    private final DuckDb db;
    private final String csv;
    private final Set<String> numbers;

    /**
     * Prepares the copy.
     *
     * @param numbers names of the columns of numbers
     */
    AssignmentsCopy(DuckDb db, Path csv, Set<String> numbers) {
        this.db = db;
        this.csv = DuckDb.quote(csv.toString());
        this.numbers = numbers;
    }

    void write(Path target) throws SQLException {
        String columns = names().stream()
                .map(name -> DuckDb.quote(name) + ": '" + type(name) + "'")
                .collect(joining(", ", "{", "}"));
        db.execute("COPY (SELECT * REPLACE (CASE WHEN imputed IS NULL THEN [] ELSE string_split(imputed, ',') END AS"
                + " imputed) FROM read_csv(" + csv + ", " + FORM + ", columns = " + columns + ")) TO "
                + DuckDb.quote(target.toString()) + " (FORMAT parquet, COMPRESSION zstd)");
    }

    /** Reads the first line alone. */
    private Set<String> names() throws SQLException {
        return db.columns("read_csv(" + csv
                        + ", header = true, delim = ',', quote = '\"', escape = '\"', all_varchar = true)")
                .keySet();
    }

    private String type(String name) {
        return numbers.contains(name) ? "DOUBLE" : TYPES.getOrDefault(name, "VARCHAR");
    }
}
