package tn.segmentation.store.totals;

import java.util.List;
import tn.segmentation.store.cell.SummaryWords;

/** Tells whether the first row is no customer, but the sum of all others. */
final class OpeningRow {

    /** Of fewer records one may well have what the others have together. */
    private static final int FEWEST = 3;

    /** So many records have to add up to it where only one column does. */
    private static final int MANY = 20;

    private final TableRows rows;
    private final List<ColumnSums> columns;

    OpeningRow(TableRows rows) {
        this.rows = rows;
        this.columns = rows.sums();
    }

    /** Returns how many rows are a sum: one or none. */
    int count() {
        if (rows.count() <= FEWEST) {
            return 0;
        }
        double[] values = rows.values(0);
        Sums others = Sums.ofFirst(rows.features(), columns, rows.count()).without(values);
        return rows.isTrueOf(others, values, sums -> isSum(values, sums)) ? 1 : 0;
    }

    private boolean isSum(double[] values, Sums others) {
        Sums.Fit fit = others.fit(values);
        return fit != null && fit.convinces((fit.equal() > 0 && others.records() >= MANY) || isLabelled());
    }

    private boolean isLabelled() {
        return rows.textColumns().stream().anyMatch(column -> SummaryWords.mayBeLabel(rows.text(column, 0)));
    }
}
