package tn.segmentation.store.source;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.duckdb.DuckDb;

/** The rows of a Parquet file, read by DuckDB, which can reach that file and the scratch folder alone. */
final class ParquetTable {

    private static final long MEMORY = 512L << 20;
    private static final int THREADS = 2;

    /** Progress is reported every so many rows. */
    private static final int REPORTED = 1 << 12;

    /** Every whole number up to here is one of its own in that type: it is written without decimals. */
    private static final Map<String, String> WHOLE = Map.of("DOUBLE", "9007199254740992", "FLOAT", "16777216");

    private final long bytes;
    private final String file;
    private final DuckDb db;
    private final String source;

    private ParquetTable(Path path, long bytes, DuckDb db, Path link) {
        this.bytes = bytes;
        this.file = FileText.name(path);
        this.db = db;
        this.source = DuckDb.parquet(link);
    }

    private record TypedColumn(String name, String type) {

        /**
         * Returns the text of its cells. A double that is a whole number is written as one, so that a telephone number
         * stays one, and as a power of ten where it may have lost digits: then it is no id. Lines within texts become
         * blanks, so that lines are rows.
         */
        String text() {
            String cell = DuckDb.identifier(name);
            String most = WHOLE.get(type);
            if (most != null) {
                return "CASE WHEN trunc(" + cell + ") <> " + cell + " OR NOT isfinite(" + cell + ") THEN CAST(" + cell
                        + " AS VARCHAR) WHEN abs(" + cell + ") <= " + most + " THEN CAST(CAST(" + cell
                        + " AS BIGINT) AS VARCHAR) ELSE printf('%.16e', CAST(" + cell + " AS DOUBLE)) END";
            }
            return isText()
                    ? "regexp_replace(CAST(" + cell + " AS VARCHAR), '\\r\\n|\\r|\\n', ' ', 'g')"
                    : "CAST(" + cell + " AS VARCHAR)";
        }

        /** Returns whether its values are texts: those of an enumeration are. */
        boolean isText() {
            return type.equals("VARCHAR") || type.startsWith("ENUM");
        }

        boolean isPlain() {
            String bare = type.replaceAll("\\(.*", "");
            return !type.endsWith("]")
                    && !List.of("STRUCT", "MAP", "UNION", "BLOB", "BIT", "VARIANT", "GEOMETRY")
                            .contains(bare);
        }
    }

    /**
     * Writes the table of a file as text.
     *
     * @throws UnreadableTable if it is damaged, has columns of other than plain values, or is too large
     */
    static void copy(Path path, long bytes, TextCopy copy, Path scratch, Progress progress) throws IOException {
        // A name of the file's own might be a pattern of several files for DuckDB.
        Path link = scratch.resolve("table.parquet");
        Files.createSymbolicLink(link, path.toAbsolutePath());
        try (DuckDb db = DuckDb.open(scratch, List.of(link, path.toAbsolutePath()), MEMORY, THREADS)) {
            progress.checkCancelled();
            new ParquetTable(path, bytes, db, link).write(copy, progress);
        } catch (SQLException e) {
            throw refusal(path, e);
        } finally {
            Files.deleteIfExists(link);
        }
        copy.finish();
    }

    private static UnreadableTable refusal(Path path, SQLException e) {
        String file = FileText.name(path);
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left") || message.contains("permission denied")
                ? new UnreadableTable("file_unreadable", Map.of("file", file, "cause", message))
                : new UnreadableTable("parquet_damaged", Map.of("file", file));
    }

    private void write(TextCopy copy, Progress progress) throws SQLException, IOException {
        List<TypedColumn> columns = columns();
        for (TypedColumn column : columns) {
            if (!column.isPlain()) {
                throw new UnreadableTable(
                        "parquet_nested", Map.of("file", file, "column", column.name(), "type", column.type()));
            }
        }
        // Each cell of each row takes a byte at least: what is repeated beyond all measure is not even begun.
        long count = Math.min(rows(), Long.MAX_VALUE / columns.size());
        Expansion.check(file, bytes, count * columns.size());
        for (TypedColumn column : columns) {
            copy.text(column.name());
        }
        copy.endRecord();
        String sql = "SELECT " + columns.stream().map(TypedColumn::text).collect(joining(", ")) + " FROM " + source;
        try (Statement statement = db.connection().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                progress.checkCancelled();
                for (int column = 1; column <= columns.size(); column++) {
                    String text = Objects.requireNonNullElse(rows.getString(column), "");
                    if (columns.get(column - 1).isText()) {
                        copy.text(text);
                    } else {
                        copy.cell(text);
                    }
                }
                copy.endRecord();
                if (copy.line() % REPORTED == 0) {
                    copy.report(progress, (double) copy.line() / count);
                }
            }
        }
    }

    private List<TypedColumn> columns() throws SQLException {
        return db.columns(source).entrySet().stream()
                .map(column -> new TypedColumn(column.getKey(), column.getValue()))
                .toList();
    }

    private long rows() throws SQLException {
        try (Statement statement = db.connection().createStatement();
                ResultSet answer = statement.executeQuery("SELECT count(*) FROM " + source)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
