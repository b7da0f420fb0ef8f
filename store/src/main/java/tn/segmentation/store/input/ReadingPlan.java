package tn.segmentation.store.input;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.CustomerField;
import tn.segmentation.store.cell.Notation;
import tn.segmentation.store.cell.Quoting;
import tn.segmentation.store.dialect.Dialect;
import tn.segmentation.store.dialect.Layout;

/**
 * What is known, or assumed, of a text before it is parsed. What the cells then say decides; where it says otherwise,
 * the text is parsed again by a better plan.
 *
 * @param dialect how records are cut into cells
 * @param columns of the file
 * @param layout where its records begin
 * @param notations per column, how it writes numbers; null where it holds texts
 * @param decimals per column, as many as its numbers are expected to have
 * @param cut how blocks end
 * @param certainty whether the notations are those that all cells together call for
 */
record ReadingPlan(
        Dialect dialect,
        Columns columns,
        Layout layout,
        List<@Nullable Notation> notations,
        List<Integer> decimals,
        Blocks.Cut cut,
        Certainty certainty) {

    /** Where the notations come from. */
    enum Certainty {
        /** From the first records: where many numbers are written otherwise, they are not yet worth listing. */
        ASSUMED,
        /** From all records. */
        DECIDED
    }

    /** Returns the plan of a text whose numbers are written like that. */
    ReadingPlan withNumbers(List<@Nullable Notation> written, List<Integer> places, Certainty how) {
        return new ReadingPlan(dialect, columns, layout, written, places, cut, how);
    }

    /** Returns the plan of a text with columns in other roles. */
    ReadingPlan withColumns(Columns roles) {
        return new ReadingPlan(dialect, roles, layout, notations, decimals, cut, certainty);
    }

    /** Returns the plan of a text with backslashes before its quotes. */
    ReadingPlan withBackslashes() {
        Dialect other = dialect.with(Quoting.BACKSLASH);
        return new ReadingPlan(other, columns, layout, notations, decimals, cut, certainty);
    }

    /** Returns the plan of a text with line ends within quotes. */
    ReadingPlan cutAtRecords() {
        return new ReadingPlan(dialect, columns, layout, notations, decimals, Blocks.Cut.AT_RECORDS, certainty);
    }

    /** Returns how many columns there are. */
    int width() {
        return columns.headers().size();
    }

    /** Returns whether a line of nothing but blanks is a record with an empty cell. */
    boolean blankLinesCount() {
        return width() == 1;
    }

    /** Returns whether a column holds texts that are no ids. */
    boolean isText(int column) {
        return column != columns.id() && notations.get(column) == null;
    }

    /** Returns whether a column is an amount, a count or a volume of the specification. */
    boolean isUsage(int column) {
        CustomerField field = field(column);
        return field != null && field.isUsage();
    }

    /** Returns whether a column counts calls or messages. */
    boolean isCount(int column) {
        CustomerField field = field(column);
        return field != null && field.integral() && field.isUsage();
    }

    /** Returns whether a column is the age of the specification. */
    boolean isAge(int column) {
        return field(column) == CustomerField.AGE;
    }

    /** Returns what becomes of an empty cell of a feature: never {@link EmptyCells#UNKNOWN}. */
    EmptyCells emptyCells(int column) {
        return columns.empty().getOrDefault(column, EmptyCells.UNKNOWN).decided(isUsage(column));
    }

    /** Returns the field of the specification that a column is, if it is one. */
    @Nullable
    CustomerField field(int column) {
        return CustomerField.of(columns.name(column)).orElse(null);
    }
}
