package tn.segmentation.store.totals;

import java.util.stream.IntStream;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.UnitRange;
import tn.segmentation.core.data.Units;

/**
 * What the first rows of a column add up to, and whether a row below them says just that. A number is compared to as
 * many decimals as it is written with.
 */
public final class ColumnSums {

    private static final double TOLERANCE = 1e-9;
    /** No number is looked at more closely than that. */
    static final int MOST_DECIMALS = 6;

    /** No single column convinces more than that. */
    private static final double LEAST_CHANCE = 1e-3;

    /** Of values that are spread evenly: the share of them within one standard deviation of the mean, per deviation. */
    private static final double DENSITY = 0.4;

    private final NumberColumn column;
    private final double total;

    /** No row has more. */
    private final double largest;

    private final int filled;
    private final int rows;

    private ColumnSums(NumberColumn column, double total, double largest, int filled, int rows) {
        this.column = column;
        this.total = total;
        this.largest = largest;
        this.filled = filled;
        this.rows = rows;
    }

    /** Adds up all rows of a column. */
    public static ColumnSums of(NumberColumn column) {
        Units units = column.units();
        if (units != null) {
            return of(column, units);
        }
        int filled = 0;
        double total = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                filled++;
                total += column.value(row);
                largest = Math.max(largest, column.value(row));
            }
        }
        return new ColumnSums(column, total, largest, filled, column.size());
    }

    private static ColumnSums of(NumberColumn column, Units units) {
        double total = units.sum() / Math.pow(10, column.decimals());
        UnitRange range = column.range();
        if (range == null) {
            return new ColumnSums(column, total, Double.NEGATIVE_INFINITY, 0, column.size());
        }
        double largest = NumberColumn.ofUnits(range.largest(), column.decimals());
        return new ColumnSums(column, total, largest, column.size() - range.missing(), column.size());
    }

    /** Returns the sums of fewer rows. */
    ColumnSums first(int count) {
        double sum = total;
        int left = filled;
        for (int row = count; row < rows; row++) {
            sum -= column.isMissing(row) ? 0 : column.value(row);
            left -= column.isMissing(row) ? 0 : 1;
        }
        return new ColumnSums(column, sum, largest, left, count);
    }

    /** Returns the value of a row; {@code NaN} if it is missing. */
    double value(int row) {
        return column.value(row);
    }

    /** Returns the unit of the last decimal of the column. */
    public double unit() {
        return Math.pow(10, -(column.units() == null ? MOST_DECIMALS : column.decimals()));
    }

    /** Returns what the rows add up to. */
    double total() {
        return total;
    }

    /** Returns how many rows have a value. */
    int filled() {
        return filled;
    }

    /** Returns the rows that have half of what all have together: few or none, and none where no row has so much. */
    IntStream halves() {
        double most = total * TOLERANCE + unit();
        return 2 * largest < total - most
                ? IntStream.empty()
                : IntStream.range(0, rows).filter(row -> Math.abs(2 * column.value(row) - total) <= most);
    }

    /** Returns whether a row has no value, where all those above have one. */
    boolean lacks(int row) {
        return column.isMissing(row) && filled == rows;
    }

    /** Returns the sums of rows that have some more values than these. */
    ColumnSums with(double sum, int values) {
        return new ColumnSums(column, sum, largest, values, rows);
    }

    /** Returns whether a row is about as much as the mean: at most a quarter more or less, or nothing. */
    boolean isNearMean(int row) {
        double mean = filled == 0 ? 0 : total / filled;
        return column.isMissing(row) || Math.abs(mean - value(row)) <= Math.abs(mean) / 4 + unit(value(row));
    }

    /**
     * Returns whether a row has the mean; a missing value says nothing against it.
     *
     * @param most how far it may be off, in units of its last decimal
     */
    boolean isMean(int row, double most) {
        double value = value(row);
        return column.isMissing(row)
                || (filled > 0 && Math.abs(total / filled - value) <= most * unit(value) + Math.abs(value) * TOLERANCE);
    }

    /** Returns how probable it is that a customer has that value by chance, 0 to 1: of a constant column, 1. */
    double chance(int row) {
        if (column.isMissing(row) || filled < 2) {
            return 1;
        }
        double mean = total / filled;
        double squares = 0;
        for (int i = 0; i < rows; i++) {
            squares += column.isMissing(i) ? 0 : (column.value(i) - mean) * (column.value(i) - mean);
        }
        double deviation = Math.sqrt(squares / filled);
        return deviation <= Math.abs(mean) * TOLERANCE
                ? 1
                : Math.min(1, Math.max(LEAST_CHANCE, DENSITY * unit(value(row)) / deviation));
    }

    /** Returns the unit of the last decimal that a number is written with. */
    static double unit(double value) {
        double unit = 1;
        for (int decimals = 0; decimals < MOST_DECIMALS; decimals++) {
            if (Math.abs(Math.rint(value / unit) * unit - value) <= Math.abs(value) * TOLERANCE) {
                return unit;
            }
            unit /= 10;
        }
        return unit;
    }
}
