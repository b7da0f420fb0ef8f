package tn.segmentation.store.input;

import java.util.stream.IntStream;

/** Rows that were accepted, and are no customers, in the order in which they are looked for. */
enum SummaryRows {
    /** The sum of all others, above them. */
    AT_THE_BEGINNING {
        @Override
        IntStream in(JudgedRows rows) {
            return IntStream.range(0, new OpeningRow(rows).count());
        }
    },
    /** Sums of those above, anywhere in the table, that say so. */
    LABELLED {
        @Override
        IntStream in(JudgedRows rows) {
            return new LabelledTotals(rows).found();
        }
    },
    /** Sums of groups that say nothing of it. */
    HIDDEN {
        @Override
        IntStream in(JudgedRows rows) {
            return new HiddenTotals(rows).found();
        }
    },
    /** Sums and means at its end. */
    AT_THE_END {
        @Override
        IntStream in(JudgedRows rows) {
            return last(rows, new ClosingRows(rows).count());
        }
    },
    /** A second, smaller table below, of what groups of customers use. */
    BELOW {
        @Override
        IntStream in(JudgedRows rows) {
            return last(rows, new RecapRows(rows).count());
        }
    };

    private static IntStream last(JudgedRows rows, int count) {
        return IntStream.range(rows.count() - count, rows.count());
    }

    /** Returns them, ascending. */
    abstract IntStream in(JudgedRows rows);
}
