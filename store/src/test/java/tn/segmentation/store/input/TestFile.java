package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.StreamSupport;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;
import tn.segmentation.store.dialect.Head;
import tn.segmentation.store.duckdb.DuckDb;
import tn.segmentation.store.source.FileAnswers;
import tn.segmentation.store.source.FileText;
import tn.segmentation.store.source.InputFile;

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
        return read(options, 2, 1 << 20, progress);
    }

    /** Reads, and looks whether nothing is left in the scratch folder. */
    Customers read(ReadingOptions options, int threads, int blockSize, Progress progress) {
        Path scratch = scratch();
        try (Customers customers =
                Customers.read(InputFile.plain(path), options, scratch, threads, blockSize, progress)) {
            return customers;
        } finally {
            assertThat(scratch).isEmptyDirectory();
        }
    }

    /** Returns every bad cell. */
    List<Reject> rejects() {
        try (Customers customers = Customers.read(path, ReadingOptions.none(), scratch(), 2, Progress.SILENT)) {
            return all(customers.rejects());
        }
    }

    static List<Reject> all(Rejects rejects) {
        return StreamSupport.stream(rejects.spliterator(), false).toList();
    }

    /** Returns the rows of a query on the accepted records in DuckDB, cells joined with a bar. */
    List<String> accepted(ReadingOptions options, String sql) {
        Path scratch = scratch();
        try (Customers customers = Customers.read(path, options, scratch, 2, Progress.SILENT);
                DuckDb db = DuckDb.open(scratch, List.of(), 1L << 30, 2)) {
            AcceptedInDuckDb.load(customers.records(), db);
            return rows(db, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns columns of which nothing is asked but to be handed on. */
    static Columns kept(List<String> header) {
        return new Columns(
                header,
                header,
                Map.of(),
                Columns.NONE,
                List.of(),
                List.of(),
                Columns.NONE,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of());
    }

    /** Returns the cells of every record, empty ones as empty texts. */
    List<List<String>> cells() {
        try (ScratchTexts scratch = new ScratchTexts(scratch());
                Workers workers = new Workers(2, Progress.SILENT)) {
            FileText text = FileText.of(InputFile.plain(path), FileAnswers.none(), scratch(), Progress.SILENT);
            Head head = Head.of(text, List.of());
            Columns columns = kept(head.header());
            ReadingPlan plan = new Sample(text, scratch).plan(head, columns, ReadingOptions.none(), Progress.SILENT);
            ParsedFile file = ParsedFile.of(text, plan, scratch, 1 << 20, workers, Progress.SILENT);
            List<List<String>> records = new ArrayList<>();
            for (ParsedBlock block : file.blocks()) {
                for (int row = 0; row < block.rows(); row++) {
                    records.add(cells(block, row, scratch));
                }
            }
            return records;
        }
    }

    private static List<String> cells(ParsedBlock block, int row, ScratchTexts scratch) {
        List<String> cells = new ArrayList<>();
        for (long position : block.texts()) {
            ColumnTexts texts = ColumnTexts.read(scratch, position, block.rows(), row, row + 1);
            cells.add(new String(texts.bytes(), texts.from(row), texts.to(row) - texts.from(row), UTF_8));
        }
        return cells;
    }

    List<String> header() {
        FileText text = FileText.of(InputFile.plain(path), FileAnswers.none(), scratch(), Progress.SILENT);
        return Head.of(text, List.of()).header();
    }

    /** Returns what was recognised of a file that was read, as codes with their values. */
    static Map<String, Map<String, Object>> recognised(Customers customers) {
        return customers.verdict().recognised().stream().collect(toMap(Recognised::code, Recognised::params));
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

    private Path scratch() {
        try {
            return Files.createTempDirectory(path.toAbsolutePath().getParent(), "scratch");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
