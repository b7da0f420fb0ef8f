package tn.segmentation.store.run;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunction;
import tn.segmentation.core.engine.Assignments;
import tn.segmentation.store.duckdb.DuckDb;

/*
 * The segments stand in arrays of the heap, the records in DuckDB. They meet in functions of SQL that look a row up in
 * those arrays, block by block, while DuckDB writes the file: nothing is copied into a table first, and the memory that
 * is needed does not grow with the rows. The driver never forgets a registered function, so the functions reach the
 * arrays through a field that is emptied when the files are written.
 */

/** Writes {@code assignments.parquet}, {@code assignments.csv} and {@code ids.parquet}. */
final class AssignmentFiles implements AutoCloseable {

    static final String PARQUET = "assignments.parquet";
    static final String CSV = "assignments.csv";
    static final String IDS = "ids.parquet";

    /** The table of accepted records. */
    private static final String ACCEPTED = "accepted";

    private static final Set<String> OWN =
            Set.of("id_client", "line", "imputed", "segment", "distance", "second_segment");
    private static final Set<String> LEADING = Set.of("_row", "_line", "id_client", "_imputed");
    private static final String ZSTD = "(FORMAT parquet, COMPRESSION zstd)";
    private static final AtomicLong CALLS = new AtomicLong();

    private final DuckDb db;
    private final String labels;
    private final String suffix = "_" + CALLS.incrementAndGet();
    private volatile Assignments assignments;

    private AssignmentFiles(DuckDb db, Assignments assignments, List<String> labels) {
        this.db = db;
        this.assignments = assignments;
        this.labels = labels.stream().map(DuckDb::quote).collect(Collectors.joining(", ", "([", "])"));
    }

    /**
     * Prepares the files.
     *
     * @throws IllegalArgumentException if there are not as many assignments as accepted records
     */
    static AssignmentFiles of(DuckDb db, Assignments assignments, List<String> labels) throws SQLException {
        AssignmentFiles files = new AssignmentFiles(db, assignments, labels);
        long records = files.count("");
        if (records != assignments.rows()) {
            throw new IllegalArgumentException(assignments.rows() + " assignments of " + records + " records");
        }
        files.register();
        return files;
    }

    /** Writes every accepted record and its segment, in the order of the file. */
    void writeParquet(Path file) throws SQLException {
        copy(select("_imputed"), file, ZSTD);
    }

    /** Writes the same as text; a missing value is an empty cell, an empty text is {@code ""}. */
    void writeCsv(Path file) throws SQLException {
        copy(select("nullif(array_to_string(_imputed, ','), '')"), file, "(FORMAT csv, HEADER true, DELIMITER ',')");
    }

    /** Writes the row of each id, by id, so that one among millions is found by reading a few blocks. */
    void writeIds(Path file) throws SQLException {
        String sorted = "SELECT id_client AS id, _row AS \"row\" FROM " + ACCEPTED + " ORDER BY id, \"row\"";
        copy(sorted, file, ZSTD);
    }

    @Override
    public void close() {
        assignments = new Assignments(new byte[0], new byte[0], new double[0]);
    }

    private void register() throws SQLException {
        register("segment", DuckDBColumnType.TINYINT, (rows, out) -> {
            byte[] segments = assignments.segments();
            forEach(rows, (i, row) -> out.setByte(i, segments[row]));
        });
        register("second", DuckDBColumnType.TINYINT, (rows, out) -> {
            byte[] seconds = assignments.seconds();
            forEach(rows, (i, row) -> out.setByte(i, seconds[row]));
        });
        register("distance", DuckDBColumnType.DOUBLE, (rows, out) -> {
            double[] distances = assignments.distances();
            forEach(rows, (i, row) -> out.setDouble(i, distances[row]));
        });
    }

    private void register(String name, DuckDBColumnType type, DuckDBScalarFunction function) throws SQLException {
        Connection connection = db.connection();
        DuckDBFunctions.scalarFunction()
                .withName(name + suffix)
                .withParameter(DuckDBColumnType.BIGINT)
                .withReturnType(type)
                .withVectorizedFunction(function)
                .register(connection);
    }

    /** Hears the place of a value in a block, and the row that stands there. */
    private interface RowVisitor {
        void visit(long place, int row);
    }

    private static void forEach(DuckDBDataChunkReader block, RowVisitor visitor) {
        DuckDBReadableVector rows = block.vector(0);
        long count = block.rowCount();
        for (long i = 0; i < count; i++) {
            visitor.visit(i, (int) rows.getLong(i));
        }
    }

    private String select(String imputed) throws SQLException {
        List<String> columns = new ArrayList<>(List.of("id_client"));
        columns.addAll(ofTheFile());
        columns.add("_line AS line");
        columns.add(imputed + " AS imputed");
        columns.add(labels + "[segment" + suffix + "(_row) + 1] AS segment");
        columns.add("distance" + suffix + "(_row) AS distance");
        columns.add(labels + "[second" + suffix + "(_row) + 1] AS second_segment");
        // a table that was filled in order is read in order, and millions of wide rows need not be sorted
        String order = count(" WHERE rowid <> _row") == 0 ? "" : " ORDER BY _row";
        return "SELECT " + String.join(", ", columns) + " FROM " + ACCEPTED + order;
    }

    /** Returns the columns of the file; one that is called as a column of ours gets an underscore at its end. */
    private List<String> ofTheFile() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = db.connection().createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM " + ACCEPTED + " LIMIT 1")) {
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                names.add(row.getMetaData().getColumnName(i));
            }
        }
        names.removeAll(LEADING);
        Set<String> taken = new HashSet<>(OWN);
        names.forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
        List<String> columns = new ArrayList<>();
        for (String name : names) {
            String unique = name;
            if (OWN.contains(name.toLowerCase(Locale.ROOT))) {
                while (taken.contains(unique.toLowerCase(Locale.ROOT))) {
                    unique += "_";
                }
                taken.add(unique.toLowerCase(Locale.ROOT));
            }
            columns.add(DuckDb.identifier(name) + " AS " + DuckDb.identifier(unique));
        }
        return columns;
    }

    private long count(String where) throws SQLException {
        try (Statement statement = db.connection().createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + ACCEPTED + where)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void copy(String query, Path file, String form) throws SQLException {
        db.execute("COPY (" + query + ") TO " + DuckDb.quote(file.toString()) + " " + form);
    }
}
