package tn.segmentation.store.totals;

import java.util.stream.IntStream;

/** Finds the row that is no customer, but the sum of all others: above them, or among them where a table was sorted. */
final class SumOfAll {

    /** Of fewer records one may well have what the others have together. */
    private static final int FEWEST = 3;

    /** So many records have to add up to it where little else says so. */
    private static final int MANY = 20;

    /** So many sums are no chance, whatever stands beside them. */
    private static final int CERTAIN = 3;

    private final TableRows rows;

    SumOfAll(TableRows rows) {
        this.rows = rows;
    }

    /** Returns it, if there is one. */
    IntStream found() {
        if (rows.count() <= FEWEST) {
            return IntStream.empty();
        }
        if (isFirst()) {
            return IntStream.of(0);
        }
        // Rows at the end are looked at more closely.
        return halves().filter(row -> row > 0 && row < rows.count() - 1 && isAmong(row))
                .limit(1);
    }

    private boolean isFirst() {
        double[] values = rows.values(0);
        return rows.isTrueOf(others(values), values, sums -> {
            Sums.Fit fit = sums.fit(values);
            return fit != null && fit.convinces((fit.equal() > 0 && sums.records() >= MANY) || rows.isLabelled(0));
        });
    }

    private boolean isAmong(int row) {
        double[] values = rows.values(row);
        Sums others = others(values);
        int equal = others.equal(values);
        if (equal < 2) {
            return false;
        }
        return rows.counts(row, others) || rows.isLabelled(row) || equal >= CERTAIN || others.records() >= MANY;
    }

    private Sums others(double[] values) {
        return Sums.ofFirst(rows.features(), rows.sums(), rows.count()).without(values);
    }

    /** The sum of all others is half of all: of the first feature that has any, rows with that are candidates. */
    private IntStream halves() {
        return IntStream.range(0, rows.features().size())
                .filter(i ->
                        rows.features().get(i).usage() && rows.sums().get(i).total() > 0)
                .limit(1)
                .flatMap(i -> rows.sums().get(i).halves());
    }
}
