package tn.segmentation.core.data;

import static java.util.Objects.requireNonNull;

/**
 * A column of numbers in raw units. {@code NaN} stands for a missing value; infinities never occur.
 *
 * @param name unique in its table
 * @param values one per row; owned by the column from now on and never written to again. It is handed over, not copied,
 *     because a column may hold 100 million rows
 */
public record NumberColumn(String name, double[] values) implements Column {

    /** Checks the arguments. */
    public NumberColumn {
        requireNonNull(name, "name");
        requireNonNull(values, "values");
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public String toString() {
        return name + "[" + values.length + " numbers]";
    }
}
