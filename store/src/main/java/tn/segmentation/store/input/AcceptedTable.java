package tn.segmentation.store.input;

import static java.util.stream.Collectors.joining;
import static tn.segmentation.store.duckdb.DuckDb.identifier;
import static tn.segmentation.store.duckdb.DuckDb.quote;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.CategoryColumn;
import tn.segmentation.core.data.Column;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Table;

/** Brings columns of {@link Customers#ACCEPTED} into memory, a block of rows at a time. */
final class AcceptedTable {

    /** More levels than this make ids, names or dates of a column, not categories. */
    private static final int MOST_LEVELS = 50;

    private static final int BLOCK = 1 << 18;

    private final Query query;
    private final Columns columns;
    private final ColumnRoles roles;
    private final int rows;

    AcceptedTable(Query query, Columns columns, ColumnRoles roles, long rows) {
        this.query = query;
        this.columns = columns;
        this.roles = roles;
        this.rows = Math.toIntExact(rows);
    }

    /** Returns the features. */
    Table features() {
        Map<Integer, double[]> values = numbers(columns.features());
        return new Table(
                columns.features().stream().map(c -> (Column) column(c, values)).toList());
    }

    /**
     * Returns the descriptive columns; null when there are none.
     *
     * @throws UnknownColumn if a column of words has too many different ones
     */
    @Nullable
    Table descriptive(String file) {
        if (columns.descriptive().isEmpty()) {
            return null;
        }
        Map<Integer, double[]> values = numbers(
                columns.descriptive().stream().filter(roles.numbers()::contains).toList());
        List<Column> described = new ArrayList<>();
        for (int column : columns.descriptive()) {
            described.add(roles.words().contains(column) ? words(file, column) : column(column, values));
        }
        return new Table(described);
    }

    private NumberColumn column(int column, Map<Integer, double[]> values) {
        return new NumberColumn(columns.name(column), values.getOrDefault(column, new double[0]));
    }

    private Map<Integer, double[]> numbers(List<Integer> wanted) {
        Map<Integer, double[]> values = new HashMap<>();
        wanted.forEach(c -> values.put(c, new double[rows]));
        String names = wanted.stream()
                .map(c -> ", coalesce(" + identifier(columns.name(c)) + ", 'nan'::DOUBLE)")
                .collect(joining());
        double[][] arrays = wanted.stream().map(values::get).toArray(double[][]::new);
        blocks(names, (row, answer) -> {
            for (int i = 0; i < arrays.length; i++) {
                arrays[i][row] = answer.getDouble(i + 2);
            }
        });
        return values;
    }

    private CategoryColumn words(String file, int column) {
        String word = "nullif(trim(" + identifier(columns.name(column)) + ", " + quote(NumberForm.BLANKS) + "), '')";
        List<String> levels = new ArrayList<>();
        query.run(
                "SELECT DISTINCT " + word + " AS word FROM " + Customers.ACCEPTED + " WHERE " + word
                        + " IS NOT NULL LIMIT " + (MOST_LEVELS + 1),
                answer -> {
                    while (answer.next()) {
                        levels.add(answer.getString(1));
                    }
                });
        if (levels.size() > MOST_LEVELS) {
            throw new UnknownColumn(
                    "too_many_levels",
                    Map.of("file", file, "column", columns.headers().get(column), "limit", MOST_LEVELS));
        }
        Collections.sort(levels);
        int[] codes = new int[rows];
        String cases = levels.isEmpty()
                ? ", -1"
                : ", CASE " + word
                        + levels.stream()
                                .map(level -> " WHEN " + quote(level) + " THEN " + levels.indexOf(level))
                                .collect(joining())
                        + " ELSE -1 END";
        blocks(cases, (row, answer) -> codes[row] = answer.getInt(2));
        return new CategoryColumn(columns.name(column), codes, levels);
    }

    /** Takes one row of an answer. */
    private interface Row {

        void take(int row, java.sql.ResultSet answer) throws java.sql.SQLException;
    }

    /** Goes through all rows in order; the first column of each answer is the row, which the others depend on. */
    private void blocks(String columnList, Row taker) {
        for (int start = 0; start < rows; start += BLOCK) {
            int from = start;
            int to = Math.min(rows, start + BLOCK);
            query.run(
                    "SELECT _row" + columnList + " FROM " + Customers.ACCEPTED + " WHERE _row >= " + from
                            + " AND _row < " + to,
                    answer -> {
                        int count = 0;
                        while (answer.next()) {
                            taker.take(Math.toIntExact(answer.getLong(1)), answer);
                            count++;
                        }
                        if (count != to - from) {
                            throw new IllegalStateException(
                                    "rows " + from + " to " + to + " of the accepted records are " + count);
                        }
                    });
        }
    }
}
