package tn.segmentation.core.data;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A column of numbers in raw units. {@code NaN} stands for a missing value; infinities never occur. The numbers of most
 * files have few decimals: such a column is held as whole numbers of a power of ten, in half the memory, and gives the
 * same doubles as if they had been held.
 */
public final class NumberColumn implements Column {

    /** Stands for a missing value among units. */
    public static final int MISSING = Integer.MIN_VALUE;

    /** Powers of ten that a double holds exactly: a quotient by one is rounded once, as a decimal that is parsed is. */
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    private final String name;
    private final double @Nullable [] values;
    private final @Nullable Units units;
    private final int decimals;

    /**
     * Creates a column of doubles.
     *
     * @param name unique in its table
     * @param values one per row; owned by the column from now on and never written to again. It is handed over, not
     *     copied, because a column may hold 100 million rows
     */
    public NumberColumn(String name, double[] values) {
        this(name, requireNonNull(values, "values"), null, 0);
    }

    private NumberColumn(String name, double @Nullable [] values, @Nullable Units units, int decimals) {
        this.name = requireNonNull(name, "name");
        this.values = values;
        this.units = units;
        this.decimals = decimals;
    }

    /**
     * Returns a column of decimal numbers.
     *
     * @param name unique in its table
     * @param units one per row: the number times 10^{@code decimals}, or {@link #MISSING}
     * @param decimals 0 to 9
     */
    public static NumberColumn ofDecimals(String name, int[] units, int decimals) {
        return ofDecimals(name, Units.of(units), decimals);
    }

    /** Returns a column of decimal numbers, as {@link #ofDecimals(String, int[], int)} does. */
    public static NumberColumn ofDecimals(String name, Units units, int decimals) {
        if (decimals < 0 || decimals >= POWERS.length) {
            throw new IllegalArgumentException("decimals " + decimals);
        }
        return new NumberColumn(name, null, requireNonNull(units, "units"), decimals);
    }

    /** Returns what units of so many decimals stand for. */
    public static double ofUnits(int units, int decimals) {
        return units == MISSING ? Double.NaN : units / POWERS[decimals];
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return units != null ? units.size() : values == null ? 0 : values.length;
    }

    /** Returns the value of a row. */
    public double value(int row) {
        if (units != null) {
            return ofUnits(units.get(row), decimals);
        }
        return values == null ? Double.NaN : values[row];
    }

    /** Returns whether a row has no value. */
    public boolean isMissing(int row) {
        return units != null ? units.get(row) == MISSING : values == null || Double.isNaN(values[row]);
    }

    /** Returns whether any row has no value. */
    public boolean hasMissing() {
        if (units == null) {
            return values != null && Arrays.stream(values).anyMatch(Double::isNaN);
        }
        UnitRange known = range();
        return known == null ? units.size() > 0 : known.missing() > 0;
    }

    /** Copies the values of the rows {@code from} (inclusive) to {@code to} (exclusive) to the front of an array. */
    public void copy(int from, int to, double[] into) {
        if (units == null) {
            System.arraycopy(requireNonNull(values), from, into, 0, to - from);
            return;
        }
        units.forEach(from, to, (numbers, count, row) -> divide(numbers, count, into, row - from));
    }

    private void divide(int[] numbers, int count, double[] into, int start) {
        double power = POWERS[decimals];
        for (int i = 0; i < count; i++) {
            int unit = numbers[i];
            into[start + i] = unit == MISSING ? Double.NaN : unit / power;
        }
    }

    /** Returns a copy of all values. */
    public double[] values() {
        double[] copy = new double[size()];
        copy(0, copy.length, copy);
        return copy;
    }

    /** Returns the units, one per row; null in a column of doubles. */
    public @Nullable Units units() {
        return units;
    }

    /** Returns how many decimals the {@link #units()} have. */
    public int decimals() {
        return decimals;
    }

    /** Returns the range of the units that are not missing; null where all are, and in a column of doubles. */
    public @Nullable UnitRange range() {
        return units == null ? null : units.range();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NumberColumn column
                && name.equals(column.name)
                && Arrays.equals(values(), column.values());
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + size();
    }

    @Override
    public String toString() {
        return name + "[" + size() + " numbers]";
    }
}
