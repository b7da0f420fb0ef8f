package tn.segmentation.store.totals;

import java.util.stream.IntStream;

/** Rows that were accepted, and are no customers, in the order in which they are looked for. */
public enum SummaryRows {
    /** Statistics at its end: they add up to nothing, but stand between a table and its sums. */
    STATISTICS {
        @Override
        public IntStream in(TableRows rows) {
            return last(rows, new StatisticRows(rows).count());
        }
    },
    /** The sum of all others, above or among them. */
    OF_ALL {
        @Override
        public IntStream in(TableRows rows) {
            return new SumOfAll(rows).found();
        }
    },
    /** Sums of those above, anywhere in the table, that say so. */
    LABELLED {
        @Override
        public IntStream in(TableRows rows) {
            return new LabelledTotals(rows).found();
        }
    },
    /** Sums of groups that are called as groups are. */
    OF_GROUPS {
        @Override
        public IntStream in(TableRows rows) {
            return new GroupTotals(rows).found();
        }
    },
    /** Sums of groups that say nothing of it, below them the sum of all. */
    HIDDEN {
        @Override
        public IntStream in(TableRows rows) {
            return new HiddenTotals(rows).found();
        }
    },
    /** Sums and means at its end. */
    AT_THE_END {
        @Override
        public IntStream in(TableRows rows) {
            return last(rows, new ClosingRows(rows).count());
        }
    },
    /** A second, smaller table below, of what groups of customers use. */
    BELOW {
        @Override
        public IntStream in(TableRows rows) {
            return last(rows, new RecapRows(rows).count());
        }
    };

    private static IntStream last(TableRows rows, int count) {
        return IntStream.range(rows.count() - count, rows.count());
    }

    /** Returns them, ascending. */
    public abstract IntStream in(TableRows rows);
}
