package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.duckdb.DuckDb;

/** A file of a test, and the ways to read it. */
record TestFile(Path path) {

    static final String HEADER = "id_client,age,montant_consommation,nombre_appels,volume_data,nombre_sms\n";

    static TestFile of(Path folder, String text) {
        return of(folder, text, UTF_8);
    }

    static TestFile of(Path folder, String text, Charset encoding) {
        return of(folder, text.getBytes(encoding));
    }

    static TestFile of(Path folder, byte[] bytes) {
        try {
            return new TestFile(Files.write(Files.createTempFile(folder, "lignes", ".csv"), bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Customers read() {
        return read(ReadingOptions.none());
    }

    Customers read(ReadingOptions options) {
        return read(options, Progress.SILENT);
    }

    Customers read(ReadingOptions options, Progress progress) {
        return inDatabase((db, scratch) -> Customers.read(path, options, db, scratch, progress));
    }

    /** Returns the rows of a query on the accepted records, cells joined with a bar. */
    List<String> accepted(ReadingOptions options, String sql) {
        return inDatabase((db, scratch) -> {
            Customers.read(path, options, db, scratch, Progress.SILENT);
            return rows(db, sql);
        });
    }

    /** Returns the cells of every record as DuckDB has them, empty ones as empty texts. */
    List<List<String>> cells() {
        return inDatabase((db, scratch) -> {
            FileText text = FileText.of(path, Progress.SILENT);
            RawCopy copy = RawCopy.of(text, Delimiter.of(text), scratch, Progress.SILENT);
            try (Query query = new Query(db, Progress.SILENT)) {
                RawTable.load(text.name(), copy, query);
                List<List<String>> records = new ArrayList<>();
                query.run("SELECT * FROM raw", answer -> {
                    while (answer.next()) {
                        List<String> record = new ArrayList<>();
                        for (int i = 0; i < copy.header().size(); i++) {
                            String cell = answer.getString(i + 3);
                            record.add(cell == null ? "" : cell);
                        }
                        records.add(record);
                    }
                });
                return records;
            }
        });
    }

    List<String> header() {
        return inDatabase((db, scratch) -> {
            FileText text = FileText.of(path, Progress.SILENT);
            return RawCopy.of(text, Delimiter.of(text), scratch, Progress.SILENT)
                    .header();
        });
    }

    static ReadingOptions mapping(Map<String, String> mapping) {
        return new ReadingOptions(mapping, List.of(), List.of(), Map.of());
    }

    static ReadingOptions features(String... features) {
        return new ReadingOptions(Map.of(), List.of(features), List.of(), Map.of());
    }

    static ReadingOptions descriptive(String... descriptive) {
        return new ReadingOptions(Map.of(), List.of(), List.of(descriptive), Map.of());
    }

    private interface Work<T> {
        T with(DuckDb db, Path scratch) throws SQLException;
    }

    private <T> T inDatabase(Work<T> work) {
        try {
            Path scratch = Files.createTempDirectory(path.toAbsolutePath().getParent(), "scratch");
            try (DuckDb db = DuckDb.open(scratch, List.of(), 1L << 30, 2)) {
                return work.with(db, scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> rows(DuckDb db, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = db.connection().createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            while (answer.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(answer.getString(i)));
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }
}
