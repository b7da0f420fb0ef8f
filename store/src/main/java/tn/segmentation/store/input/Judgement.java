package tn.segmentation.store.input;

import static java.util.stream.Collectors.joining;
import static tn.segmentation.store.duckdb.DuckDb.identifier;
import static tn.segmentation.store.duckdb.DuckDb.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.CustomerField;

/**
 * Judges every cell of the columns that are used, in SQL, and parts the records: {@link Customers#ACCEPTED} and, with a
 * reason for each bad cell, {@link #REJECTED}.
 */
final class Judgement {

    /**
     * The table of bad cells: {@code line}, {@code place} (order within the record), {@code column} (0-based position,
     * -1 for the whole record), {@code value}, {@code reason}.
     */
    static final String REJECTED = "rejected";

    private static final String RAW = "raw";
    private static final String JUDGED = "judged";

    private static final String BLANKS = quote(NumberForm.BLANKS);
    private static final String INFINITE = quote("(?i)[+-]?(?:inf|infinity|∞)");
    private static final String DAMAGED = quote("[0-9](?:[.,][0-9]+)?[eE]\\+[0-9]+");
    private static final String PHONE_PUNCTUATION = quote("[ .\\-()/\\t\\x{A0}\\x{202F}]");
    private static final String NATIONAL = "[2-57-9][0-9]{7}";

    private final FileText text;
    private final RawCopy copy;
    private final Columns columns;
    private final List<Integer> numbers;
    private final Separators separators;
    private final Map<String, EmptyCells> empty;
    private final Query query;

    Judgement(
            FileText text,
            RawCopy copy,
            Columns columns,
            ColumnRoles roles,
            Map<String, EmptyCells> empty,
            Query query) {
        this.text = text;
        this.copy = copy;
        this.columns = columns;
        this.numbers = roles.numbers();
        this.separators = roles.separators();
        this.empty = empty;
        this.query = query;
    }

    /** Loads the copy as it is; every cell a text. */
    void load() {
        String types = Stream.concat(Stream.of("_line", "_cells"), cells().map(c -> "c" + c))
                .map(name -> quote(name) + ": " + quote(name.startsWith("_") ? "BIGINT" : "VARCHAR"))
                .collect(joining(", ", "{", "}"));
        // Everything is said, nothing detected. One thread where a record takes several lines: DuckDB cuts the file
        // into blocks at line ends.
        int longest = Math.max(copy.longest() + 1, 1 << 21);
        query.execute("CREATE TABLE " + RAW + " AS SELECT * FROM read_csv("
                + quote(copy.path().toString())
                + ", auto_detect = false, header = false, delim = '" + RawCopy.SEPARATOR
                + "', quote = '\"', escape = '\"', new_line = '\\n', comment = '', nullstr = '', skip = 0"
                + ", strict_mode = true, null_padding = false, ignore_errors = false, encoding = 'utf-8'"
                + ", compression = 'none', max_line_size = " + longest
                + ", buffer_size = " + Math.max(4L * longest, 1 << 25)
                + ", parallel = " + !copy.severalLines() + ", columns = " + types + ")");
        String bytes =
                cells().map(c -> "sum(strlen(c" + c + "))").collect(joining(", 0) + coalesce(", "coalesce(", ", 0)"));
        long read = query.number("SELECT count(*) FROM " + RAW);
        if (read != copy.records() || query.number("SELECT " + bytes + " FROM " + RAW) != copy.cellBytes()) {
            throw new UnreadableTable(
                    "records_disagree", Map.of("file", text.name(), "counted", copy.records(), "read", read));
        }
    }

    /** Judges the cells and makes the two tables. */
    void judge() {
        query.execute("CREATE TABLE " + JUDGED + " AS SELECT *, " + reasons() + " FROM (SELECT *, " + canonicalId()
                + " AS _id" + values() + " FROM " + RAW + ")");
        query.execute("DROP TABLE " + RAW);
        if (columns.id() != Columns.NONE) {
            markRepeatedIds();
        }
        query.execute("CREATE TABLE " + Customers.ACCEPTED + " AS SELECT row_number() OVER () - 1 AS _row, _line, "
                + "_id AS id_client, " + imputed() + " AS _imputed" + acceptedColumns() + " FROM " + JUDGED
                + " WHERE " + isAccepted());
        query.execute("CREATE TABLE " + REJECTED + " AS " + rejected());
    }

    /** Returns how many records have a bad cell. */
    long rejectedRecords() {
        return query.number("SELECT count(*) FROM " + JUDGED + " WHERE NOT (" + isAccepted() + ")");
    }

    /** Returns whether every record says that the file is made up. */
    boolean isSynthetic() {
        return columns.synthetic() != Columns.NONE
                && query.number("SELECT count(*) FROM " + JUDGED + " WHERE _cells IS NULL AND lower(coalesce(trim(c"
                                + columns.synthetic() + ", " + BLANKS + "), '')) <> " + quote(FieldNames.YES))
                        == 0;
    }

    /** Removes what is needed no more. */
    void forget() {
        query.execute("DROP TABLE " + JUDGED);
    }

    private Stream<Integer> cells() {
        return IntStream.range(0, copy.header().size()).boxed();
    }

    private String values() {
        return numbers.stream().map(c -> ", " + value(c) + " AS v" + c).collect(joining());
    }

    private String value(int column) {
        char separator = separators.of(column);
        ColumnCensus census = copy.columns().get(column);
        String cell = "c" + column;
        String number = separator == '.' ? cell : "replace(" + cell + ", ',', '.')";
        // Plus 0.0: a negative zero is a zero.
        if (census.numbers(separator) == census.filled() && census.tidy()) {
            return filledIn(
                    column, "WHEN " + cell + " IS NOT NULL THEN TRY_CAST(" + number + " AS DOUBLE) + 0.0", false);
        }
        String clean = "translate(" + number + ", " + BLANKS + ", '')";
        return filledIn(
                column,
                "WHEN regexp_full_match(" + cell + ", " + quote(NumberForm.grammar(separator)) + ") THEN TRY_CAST("
                        + clean + " AS DOUBLE) + 0.0",
                true);
    }

    private String filledIn(int column, String when, boolean blanksOccur) {
        String isBlank = blanksOccur ? isBlank(column) : "c" + column + " IS NULL";
        return readsEmptyAsZero(column)
                ? "CASE WHEN _cells IS NULL AND " + isBlank + " THEN 0.0 " + when + " END"
                : "CASE " + when + " END";
    }

    private boolean readsEmptyAsZero(int column) {
        return columns.features().contains(column)
                && isUsage(column)
                && empty.getOrDefault(columns.name(column), EmptyCells.UNKNOWN) == EmptyCells.ZERO;
    }

    private String isBlank(int column) {
        return "coalesce(trim(c" + column + ", " + BLANKS + "), '') = ''";
    }

    private String reasons() {
        List<String> reasons = new ArrayList<>();
        reasons.add(idReason() + " AS _wrong_id");
        for (int feature : columns.features()) {
            reasons.add(reason(feature) + " AS r" + feature);
        }
        return String.join(", ", reasons);
    }

    private String reason(int column) {
        String value = "v" + column;
        String missing = isUsage(column) ? "'missing'" : "NULL::VARCHAR";
        StringBuilder sql = new StringBuilder("CASE WHEN _cells IS NOT NULL THEN NULL WHEN " + value
                + " IS NULL THEN CASE WHEN " + isBlank(column) + " THEN " + missing
                + " WHEN regexp_full_match(trim(c" + column + ", " + BLANKS + "), " + INFINITE
                + ") THEN 'not_finite' ELSE 'not_a_number' END WHEN NOT isfinite(" + value + ") THEN 'not_finite'");
        if (isUsage(column)) {
            sql.append(" WHEN ").append(value).append(" < 0 THEN 'negative'");
        } else if (field(column) == CustomerField.AGE) {
            sql.append(" WHEN NOT ").append(value).append(" BETWEEN 0 AND 120 THEN 'out_of_range'");
        }
        return sql.append(" END").toString();
    }

    private String canonicalId() {
        if (columns.id() == Columns.NONE) {
            return "CAST(_line AS VARCHAR)";
        }
        String id = "nullif(trim(c" + columns.id() + ", " + BLANKS + "), '')";
        if (!holdsPhoneNumbers(id)) {
            return id;
        }
        String digits = phoneDigits(id);
        return "CASE WHEN " + isPhone(id) + " THEN '216' || right(" + digits + ", 8) ELSE " + id + " END";
    }

    /** A column of ids is one of telephone numbers when most of them are: only then are they changed to one form. */
    private boolean holdsPhoneNumbers(String id) {
        return query.number("SELECT 2 * count(*) FILTER (" + isPhone(id) + ") - count(" + id + ") FROM " + RAW) > 0;
    }

    private static String isPhone(String id) {
        return "regexp_full_match(" + phoneDigits(id) + ", " + quote("(?:(?:\\+|00)?216)?" + NATIONAL) + ")";
    }

    private static String phoneDigits(String id) {
        return "regexp_replace(" + id + ", " + PHONE_PUNCTUATION + ", '', 'g')";
    }

    private String idReason() {
        return columns.id() == Columns.NONE
                ? "NULL::VARCHAR"
                : "CASE WHEN _cells IS NOT NULL THEN NULL WHEN _id IS NULL THEN 'missing_id' WHEN regexp_full_match(_id, "
                        + DAMAGED + ") THEN 'damaged_id' END";
    }

    /** The first record with an id keeps it, also when another of its cells is bad; later ones are duplicates. */
    private void markRepeatedIds() {
        query.execute("CREATE TABLE repeated AS SELECT _id AS id, min(_line) AS line FROM " + JUDGED
                + " WHERE _id IS NOT NULL AND _wrong_id IS NULL GROUP BY _id HAVING count(*) > 1");
        if (query.number("SELECT count(*) FROM repeated") > 0) {
            query.execute("UPDATE " + JUDGED + " SET _wrong_id = 'duplicate_id' FROM repeated WHERE _id = repeated.id"
                    + " AND _line > repeated.line AND _cells IS NULL AND _wrong_id IS NULL");
        }
        query.execute("DROP TABLE repeated");
    }

    private String isAccepted() {
        return Stream.concat(
                        Stream.of("_cells IS NULL", "_wrong_id IS NULL"),
                        columns.features().stream().map(c -> "r" + c + " IS NULL"))
                .collect(joining(" AND "));
    }

    private String imputed() {
        String none = "[]::VARCHAR[]";
        List<Integer> imputable =
                columns.features().stream().filter(c -> !isUsage(c)).toList();
        if (imputable.isEmpty()) {
            return none;
        }
        String any = imputable.stream().map(c -> "v" + c + " IS NULL").collect(joining(" OR "));
        String list = imputable.stream()
                .map(c -> "CASE WHEN v" + c + " IS NULL THEN " + quote(columns.name(c)) + " END")
                .collect(joining(", "));
        return "CASE WHEN " + any + " THEN list_filter([" + list + "], lambda x: x IS NOT NULL) ELSE " + none + " END";
    }

    private String acceptedColumns() {
        return cells().filter(c -> c != columns.id())
                .map(c -> ", " + acceptedCell(c) + " AS " + identifier(columns.name(c)))
                .collect(joining());
    }

    private String acceptedCell(int column) {
        if (!numbers.contains(column)) {
            return "c" + column;
        }
        return columns.features().contains(column)
                ? "v" + column
                : "CASE WHEN isfinite(v" + column + ") THEN v" + column + " END";
    }

    private String rejected() {
        List<String> parts = new ArrayList<>();
        parts.add(
                "SELECT _line AS line, 0 AS place, -1 AS \"column\", CASE WHEN _cells >= 0 THEN CAST(_cells AS VARCHAR)"
                        + " ELSE '' END AS value, CASE WHEN _cells = " + RawCopy.BROKEN
                        + " THEN 'broken_quotes' WHEN _cells < "
                        + copy.header().size() + " THEN 'too_few_cells' ELSE 'too_many_cells' END AS reason FROM "
                        + JUDGED
                        + " WHERE _cells IS NOT NULL");
        if (columns.id() != Columns.NONE) {
            parts.add(rejectedCells(columns.id(), "_wrong_id"));
        }
        columns.features().forEach(c -> parts.add(rejectedCells(c, "r" + c)));
        return String.join(" UNION ALL ", parts) + " ORDER BY line, place";
    }

    private static String rejectedCells(int column, String reason) {
        return "SELECT _line, " + column + ", " + column + ", coalesce(c" + column + ", ''), " + reason + " FROM "
                + JUDGED + " WHERE " + reason + " IS NOT NULL";
    }

    private boolean isUsage(int column) {
        CustomerField field = field(column);
        return field != null && field.isUsage();
    }

    private @Nullable CustomerField field(int column) {
        return CustomerField.of(columns.name(column)).orElse(null);
    }
}
