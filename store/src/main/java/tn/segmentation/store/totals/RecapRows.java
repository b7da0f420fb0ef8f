package tn.segmentation.store.totals;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import tn.segmentation.store.cell.SummaryWords;

/**
 * Tells how many of the last rows are a table of their own, without a header: what towns or agencies use, below what
 * customers use. Together they have the sums of all customers above; or theirs has words where all customers above have
 * codes; or a blank line stands between the two tables, and theirs leaves empty what all customers above have, or has
 * shorter codes than all of them.
 */
final class RecapRows {

    /** A longer table is no summary of another one. */
    private static final int MOST = 200;

    /** So many places where a table may begin are looked at. */
    private static final int MOST_GAPS = 3;

    private static final int FEWEST_ABOVE = 3;

    /** So many words at the end are no chance where all ids above are codes. */
    private static final int FEWEST_WORDS = 2;

    /** One is none where so many codes stand above it. */
    private static final int MANY_ABOVE = 20;

    /** Shorter ids are counted, and may have any length. */
    private static final int SHORTEST_CODE = 5;

    /** Codes of agencies are shorter than those of customers by so much. */
    private static final int SHORTER = 2;

    private final TableRows rows;
    private final List<ColumnSums> columns;

    RecapRows(TableRows rows) {
        this.rows = rows;
        this.columns = rows.sums();
    }

    /** Returns how many there are. */
    int count() {
        int count = rows.count();
        int gaps = 0;
        int words = words();
        for (int first = count - 1; first >= first(count) && gaps < MOST_GAPS; first--) {
            boolean apart = rows.isApart(first);
            gaps += apart ? 1 : 0;
            boolean others = count - first == words && haveCodes(first);
            boolean certain = others && (apart || areGroups(first));
            if (certain || differ(first) || ((apart || others) && sumUp(first, others ? 0 : 1))) {
                return count - first;
            }
        }
        return 0;
    }

    private static int first(int count) {
        return Math.max(FEWEST_ABOVE, count - MOST);
    }

    /** Returns how many of the last rows have words as ids. */
    private int words() {
        int count = 0;
        while (rows.hasIds() && count < Math.min(MOST, rows.count()) && isWord(rows.count() - 1 - count)) {
            count++;
        }
        return count;
    }

    /** A letter may be one of a group, among others. */
    private boolean isWord(int row) {
        return isGroup(row) || (!rows.hasCode(row) && SummaryWords.isWords(rows.id(row)));
    }

    private boolean isGroup(int row) {
        return SummaryWords.isGroup(rows.id(row));
    }

    private boolean areGroups(int first) {
        long groups = IntStream.range(first, rows.count()).filter(this::isGroup).count();
        return groups >= (first >= MANY_ABOVE ? 1 : FEWEST_WORDS);
    }

    private boolean haveCodes(int count) {
        return IntStream.range(0, count).allMatch(row -> rows.hasCode(row) && !isGroup(row));
    }

    private boolean differ(int first) {
        return rows.isBelowBlank(first) && (lackColumn(first) || haveShorterCodes(first));
    }

    /** Returns whether no row from there on has a value in a column in which every row above has one. */
    private boolean lackColumn(int first) {
        return columns.stream().map(column -> column.first(first)).anyMatch(above -> areAll(first, above::lacks))
                || rows.textColumns().stream()
                        .anyMatch(column ->
                                areAll(first, row -> rows.text(column, row).isEmpty()) && rows.isNewIn(column, first));
    }

    /** Returns whether all ids above are of one length, and those from there on are shorter. */
    private boolean haveShorterCodes(int first) {
        if (!rows.hasIds()) {
            return false;
        }
        int length = rows.id(0).length();
        return length >= SHORTEST_CODE
                && areAll(first, row -> rows.id(row).length() <= length - SHORTER)
                && IntStream.range(0, first).allMatch(row -> rows.id(row).length() == length);
    }

    private boolean areAll(int first, IntPredicate test) {
        return IntStream.range(first, rows.count()).allMatch(test);
    }

    private boolean sumUp(int first, int more) {
        Sums tail = new Sums(rows.features());
        IntStream.range(first, rows.count()).mapToObj(rows::values).forEach(tail::add);
        double[] values = tail.known();
        return rows.isTrueOf(
                Sums.ofFirst(rows.features(), columns, first), values, above -> above.equal(values) > more);
    }
}
