package tn.segmentation.store.totals;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import tn.segmentation.store.cell.SummaryWords;

/**
 * The accepted rows of a file, from 0 in its order, and the records between them that were rejected, as lines of totals
 * see them.
 */
public interface TableRows {

    /** Returns how many rows there are. */
    int count();

    /** Returns what the features are to a line of totals. */
    List<Sums.Feature> features();

    /** Returns what the features add up to, in their order. */
    List<ColumnSums> sums();

    /** Returns the positions of the columns that are kept as texts. */
    List<Integer> textColumns();

    /** Returns the text of a row in a column that is kept as one. */
    String text(int column, int row);

    /** Returns whether the text of a row in such a column stands in no row above. */
    boolean isNewIn(int column, int row);

    /** Returns whether the file has ids of its own. */
    boolean hasIds();

    /** Returns the id of a row. */
    String id(int row);

    /** Returns whether something stands between a row and the one before: a blank line, or a record that is bad. */
    boolean isApart(int row);

    /** Returns whether a blank line stands between a row and the one before. */
    boolean isBelowBlank(int row);

    /** Returns the sums of records that were rejected: of all, and of all whose id does not stand further up. */
    List<Sums> rejected();

    /** Returns whether one of the records below the last row was rejected as a total: of so many, if there are. */
    boolean endsWithRejectedTotal(int most);

    /** Goes through all records. */
    void walk(Walker walker);

    /** Returns the features of a row, {@code NaN} where one is missing. */
    default double[] values(int row) {
        return sums().stream().mapToDouble(column -> column.value(row)).toArray();
    }

    /** Returns whether a row has a text that may stand for a sum. */
    default boolean isLabelled(int row) {
        return textColumns().stream().anyMatch(column -> SummaryWords.mayBeLabel(text(column, row)));
    }

    /** Returns whether the id of a row is the number of so many records. */
    default boolean counts(int row, Sums summedUp) {
        return hasIds() && id(row).equals(Integer.toString(summedUp.records()));
    }

    /** Returns whether the id of a row has a digit, as codes have. */
    default boolean hasCode(int row) {
        return SummaryWords.hasDigit(id(row));
    }

    /**
     * Returns whether something is true of the sums of accepted records, or of these and what was rejected together,
     * where a record has more than the accepted ones.
     */
    default boolean isTrueOf(Sums accepted, double[] values, Predicate<Sums> statement) {
        return statement.test(accepted)
                || (accepted.isSurpassed(values)
                        && rejected().stream().map(accepted::with).anyMatch(statement));
    }

    /** Hears of the records of a file, in their order. */
    interface Walker {

        /**
         * Hears of an accepted row.
         *
         * @param texts of the columns that are kept as such, by their order
         */
        void accepted(int row, IntFunction<String> texts);

        /**
         * Hears of a rejected record that may be one of a customer.
         *
         * @param values of its features, {@code NaN} where one is empty, infinite where nobody can tell
         */
        void rejected(double[] values);

        /** Hears of a rejected record that is a total, or speaks of the file. */
        void rejectedTotal();
    }
}
