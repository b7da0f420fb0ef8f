package tn.segmentation.store.totals;

import java.util.stream.IntStream;
import tn.segmentation.store.cell.SummaryWords;

/**
 * Tells how many of the last rows are statistics of those above: their ids say so, and those of all customers are codes
 * of another kind.
 */
final class StatisticRows {

    /** More lines than that describe no table: months of two years. */
    private static final int MOST = 24;

    /** Fewer ids show no kind. */
    private static final int FEWEST = 3;

    private final TableRows rows;

    StatisticRows(TableRows rows) {
        this.rows = rows;
    }

    /** Returns how many there are. */
    int count() {
        int count = 0;
        while (rows.hasIds() && count < Math.min(MOST, rows.count()) && isStatistic(rows.count() - 1 - count)) {
            count++;
        }
        int above = rows.count() - count;
        return count > 0 && above >= FEWEST && IntStream.range(0, above).allMatch(this::isCode) ? count : 0;
    }

    private boolean isStatistic(int row) {
        return SummaryWords.namesStatistic(rows.id(row));
    }

    private boolean isCode(int row) {
        return rows.hasCode(row) && !isStatistic(row);
    }
}
