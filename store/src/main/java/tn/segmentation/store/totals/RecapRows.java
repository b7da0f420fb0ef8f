package tn.segmentation.store.totals;

import java.util.List;
import java.util.stream.IntStream;
import tn.segmentation.store.cell.SummaryWords;

/**
 * Tells how many of the last rows are a table of their own, without a header: what towns or agencies use, below what
 * customers use. Together they have the sums of all customers above; or something stands between the two tables, and
 * theirs has words where all customers above have codes.
 */
final class RecapRows {

    /** A longer table is no summary of another one. */
    private static final int MOST = 200;

    /** So many places where a table may begin are looked at. */
    private static final int MOST_GAPS = 3;

    private static final int FEWEST_ABOVE = 3;

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
            if ((apart || others) && (sumUp(first, others ? 0 : 1) || (apart && others))) {
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

    private boolean isWord(int row) {
        return !rows.hasCode(row) && SummaryWords.isWords(rows.id(row));
    }

    private boolean haveCodes(int count) {
        return IntStream.range(0, count).allMatch(rows::hasCode);
    }

    private boolean sumUp(int first, int more) {
        Sums tail = new Sums(rows.features());
        IntStream.range(first, rows.count()).mapToObj(rows::values).forEach(tail::add);
        double[] values = tail.known();
        return rows.isTrueOf(
                Sums.ofFirst(rows.features(), columns, first), values, above -> above.equal(values) > more);
    }
}
