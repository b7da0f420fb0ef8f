package tn.segmentation.store.input;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tn.segmentation.core.progress.Workers;

/** Rows that were accepted, and are no customers, in the order in which they are looked for. */
enum SummaryRows {
    /** The sum of all others, above them. */
    AT_THE_BEGINNING {
        @Override
        IntStream of(JudgedRows rows, List<ColumnSums> columns) {
            return IntStream.range(0, new OpeningRow(rows, columns).count());
        }
    },
    /** Sums of those above, anywhere in the table, that say so. */
    LABELLED {
        @Override
        IntStream of(JudgedRows rows, List<ColumnSums> columns) {
            return new LabelledTotals(rows).found();
        }
    },
    /** Sums of groups that say nothing of it. */
    HIDDEN {
        @Override
        IntStream of(JudgedRows rows, List<ColumnSums> columns) {
            return new HiddenTotals(rows, columns).found();
        }
    },
    /** Sums and means at its end. */
    AT_THE_END {
        @Override
        IntStream of(JudgedRows rows, List<ColumnSums> columns) {
            return last(rows, new ClosingRows(rows, columns).count());
        }
    },
    /** A second, smaller table below, of what groups of customers use. */
    BELOW {
        @Override
        IntStream of(JudgedRows rows, List<ColumnSums> columns) {
            return last(rows, new RecapRows(rows, columns).count());
        }
    };

    private static IntStream last(JudgedRows rows, int count) {
        return IntStream.range(rows.count() - count, rows.count());
    }

    /** Returns them, ascending. */
    int[] of(JudgedRows rows, Workers workers) {
        Stream<Callable<ColumnSums>> sums = rows.numbers().stream().map(column -> () -> ColumnSums.of(column));
        return of(rows, workers.runAll(sums.toList())).toArray();
    }

    abstract IntStream of(JudgedRows rows, List<ColumnSums> columns);
}
