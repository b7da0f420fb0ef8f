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

    /*
     * judged    a view of the raw table: the values of the columns of numbers (v1, ...), what is wrong with them (r1)
     * bad       the records of which some cell is bad; the others become the accepted ones
     */
    private static final String RAW = RawTable.NAME;
    private static final String JUDGED = "judged";
    private static final String BAD = "bad";

    /** Beyond this, doubles no longer tell thousandths apart, and sums of squares end up infinite. */
    private static final String MOST = "1e15";

    private static final String BLANKS = quote(NumberForm.BLANKS);
    private static final String INFINITE = quote("(?i)[+-]?(?:inf|infinity|∞)");
    private static final String DAMAGED = quote("[0-9](?:[.,][0-9]+)?[eE]\\+[0-9]+");
    private static final String PHONE_PUNCTUATION = quote("[ .\\-()/\\t\\x{A0}\\x{202F}]");
    private static final String NATIONAL = "[2-57-9][0-9]{7}";

    private final RawCopy copy;
    private final Columns columns;
    private final List<Integer> numbers;
    private final Separators separators;
    private final Map<String, EmptyCells> empty;
    private final Query query;

    Judgement(RawCopy copy, Columns columns, ColumnRoles roles, Map<String, EmptyCells> empty, Query query) {
        this.copy = copy;
        this.columns = columns;
        this.numbers = roles.numbers();
        this.separators = roles.separators();
        this.empty = empty;
        this.query = query;
    }

    /** Judges the cells and makes the two tables. */
    void judge() {
        query.execute("CREATE TEMP VIEW " + JUDGED + " AS SELECT *, " + reasons() + " FROM (SELECT *, " + canonicalId()
                + " AS _id" + values() + " FROM " + RAW + ")");
        if (columns.id() != Columns.NONE) {
            markRepeatedIds();
        }
        query.execute("CREATE TEMP TABLE " + BAD + " AS SELECT * FROM " + JUDGED + " WHERE NOT (" + isAccepted() + ")");
        query.execute("CREATE TEMP TABLE " + REJECTED + " AS " + rejected());
    }

    /** Makes the table of the accepted records. */
    void accept() {
        query.execute("CREATE TEMP TABLE " + Customers.ACCEPTED + " AS SELECT row_number() OVER () - 1 AS _row, _line, "
                + "_id AS id_client, " + imputed() + " AS _imputed" + acceptedColumns() + " FROM " + JUDGED
                + " WHERE " + isAccepted());
    }

    /** Returns how many records have a bad cell. */
    long rejectedRecords() {
        return query.number("SELECT count(*) FROM " + BAD);
    }

    /** Returns whether every record says that the file is made up. */
    boolean isSynthetic() {
        return columns.synthetic() != Columns.NONE
                && query.number("SELECT count(*) FROM " + RAW + " WHERE _cells IS NULL AND lower(coalesce(trim(c"
                                + columns.synthetic() + ", " + BLANKS + "), '')) <> " + quote(FieldNames.YES))
                        == 0;
    }

    /** Removes what is needed no more. */
    void forget() {
        query.execute("DROP VIEW " + JUDGED);
        query.execute("DROP TABLE " + BAD);
        query.execute("DROP TABLE " + RAW);
        query.execute("DROP TABLE " + REJECTED);
    }

    private Stream<Integer> cells() {
        return IntStream.range(0, copy.header().size()).boxed();
    }

    private String values() {
        return numbers.stream().map(c -> ", " + value(c) + " AS v" + c).collect(joining());
    }

    private String value(int column) {
        Notation notation = separators.of(column);
        ColumnCensus census = copy.columns().get(column);
        String cell = "c" + column;
        String number = notation.sql(cell);
        // Plus 0.0: a negative zero is a zero.
        if (census.numbers(notation) == census.filled() && census.tidy()) {
            return filledIn(
                    column, "WHEN " + cell + " IS NOT NULL THEN TRY_CAST(" + number + " AS DOUBLE) + 0.0", false);
        }
        String clean = "translate(" + number + ", " + BLANKS + ", '')";
        return filledIn(
                column,
                // The plain form first: it needs no cleaning, and nearly every cell has it.
                "WHEN regexp_full_match(" + cell + ", " + quote(notation.plain()) + ") THEN TRY_CAST(" + number
                        + " AS DOUBLE) + 0.0 WHEN regexp_full_match(" + cell + ", "
                        + quote(notation.grammar()) + ") THEN TRY_CAST(" + clean + " AS DOUBLE) + 0.0",
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
        return "coalesce(regexp_full_match(c" + column + ", " + quote(NumberForm.BLANK_CLASS) + "), true)";
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
        sql.append(" WHEN abs(").append(value).append(") > ").append(MOST).append(" THEN 'out_of_range'");
        return sql.append(" END").toString();
    }

    private String canonicalId() {
        if (columns.id() == Columns.NONE) {
            return "CAST(_line AS VARCHAR)";
        }
        String id = copy.columns().get(columns.id()).tidy()
                ? "c" + columns.id()
                : "nullif(trim(c" + columns.id() + ", " + BLANKS + "), '')";
        if (!holdsPhoneNumbers(id)) {
            return id;
        }
        String digits = phoneDigits(id);
        return "CASE WHEN " + isPhone(id) + " THEN '216' || right(" + digits + ", 8) ELSE " + id + " END";
    }

    /**
     * A column of ids is one of telephone numbers when most of them can be, and one of them, or the header, says so:
     * only then are they changed to one form. Eight digits alone may be anything.
     */
    private boolean holdsPhoneNumbers(String id) {
        boolean saysSo = FieldNames.namesPhoneNumbers(copy.header().get(columns.id()))
                || query.number("SELECT count(*) FROM " + RAW + " WHERE " + isPhone(id) + " AND NOT regexp_full_match("
                                + id + ", '[0-9]{8}')")
                        > 0;
        if (!saysSo) {
            return false;
        }
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
                : "CASE WHEN _cells IS NOT NULL THEN NULL WHEN _id IS NULL THEN 'missing_id' WHEN"
                        + " regexp_full_match(_id, "
                        + DAMAGED + ") THEN 'damaged_id' WHEN _repeated THEN 'duplicate_id' END";
    }

    /** The first record with an id keeps it, also when another of its cells is bad; later ones are duplicates. */
    private void markRepeatedIds() {
        query.execute("CREATE TEMP TABLE repeated AS SELECT _id AS id, min(_line) AS line FROM " + JUDGED
                + " WHERE _id IS NOT NULL AND (_wrong_id IS NULL OR _cells IS NOT NULL) GROUP BY _id"
                + " HAVING count(*) > 1");
        if (query.number("SELECT count(*) FROM repeated") > 0) {
            query.execute("CREATE TEMP TABLE later AS SELECT _line AS line FROM " + JUDGED
                    + " JOIN repeated ON _id = repeated.id WHERE _line > repeated.line AND _cells IS NULL");
            query.execute("UPDATE " + RAW + " SET _repeated = true FROM later WHERE _line = later.line");
            query.execute("DROP TABLE later");
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
                : "CASE WHEN abs(v" + column + ") <= " + MOST + " THEN v" + column + " END";
    }

    private String rejected() {
        List<String> parts = new ArrayList<>();
        parts.add(
                "SELECT _line AS line, 0 AS place, -1 AS \"column\", CASE WHEN _cells >= 0 THEN CAST(_cells AS VARCHAR)"
                        + " ELSE '' END AS value, CASE WHEN _cells = " + RawCopy.BROKEN
                        + " THEN 'broken_quotes' WHEN _cells < "
                        + copy.header().size() + " THEN 'too_few_cells' ELSE 'too_many_cells' END AS reason FROM " + BAD
                        + " WHERE _cells IS NOT NULL");
        if (columns.id() != Columns.NONE) {
            parts.add(rejectedCells(columns.id(), "_wrong_id"));
        }
        columns.features().forEach(c -> parts.add(rejectedCells(c, "r" + c)));
        return String.join(" UNION ALL ", parts) + " ORDER BY line, place";
    }

    private static String rejectedCells(int column, String reason) {
        return "SELECT _line, " + column + ", " + column + ", coalesce(c" + column + ", ''), " + reason + " FROM " + BAD
                + " WHERE " + reason + " IS NOT NULL";
    }

    private boolean isUsage(int column) {
        CustomerField field = field(column);
        return field != null && field.isUsage();
    }

    private @Nullable CustomerField field(int column) {
        return CustomerField.of(columns.name(column)).orElse(null);
    }
}
