package tn.segmentation.core.prepare;

import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.UnitRange;
import tn.segmentation.core.data.Units;

/** One coordinate of all rows, in steps of the grid. Safe for several threads once it is complete. */
final class StepColumn {

    /*
     * A column of decimals holds few different units, as a rule: each is transformed once, and the steps of a row are looked
     * up in that table whenever they are asked for. To hold them would take four bytes a row, which cost more to get from
     * the system than a few passes of looking up. What is not in use is not computed, because a logarithm costs more than
     * everything else here. The steps of any other column are computed once and held.
     */
    private static final long MOST_PLACES = 1L << 22;

    private final NumberColumn column;
    private final FeatureTransform transform;
    private final double stepsPerUnit;
    private final @Nullable Units units;
    private final int[] steps;
    private final int smallest;
    private final int ofMissing;

    /** Whether every row has a unit to look up. */
    private final boolean complete;

    private StepColumn(
            NumberColumn column,
            FeatureTransform transform,
            double stepsPerUnit,
            @Nullable Units units,
            int places,
            int smallest) {
        this.column = column;
        this.transform = transform;
        this.stepsPerUnit = stepsPerUnit;
        this.units = units;
        this.steps = new int[places];
        this.smallest = smallest;
        this.ofMissing = steps(Double.NaN);
        this.complete = units != null && !column.hasMissing();
    }

    /** Returns a column; where it {@link #isHeld()}, its steps are still to be computed. */
    static StepColumn of(NumberColumn column, FeatureTransform transform, double stepsPerUnit) {
        Units units = column.units();
        UnitRange range = column.range();
        if (units == null || range == null || range.size() > Math.min(MOST_PLACES, Math.max(1 << 10, units.size()))) {
            return new StepColumn(column, transform, stepsPerUnit, null, column.size(), 0);
        }
        StepColumn looked =
                new StepColumn(column, transform, stepsPerUnit, units, (int) range.size(), range.smallest());
        looked.fillTable(units);
        return looked;
    }

    private void fillTable(Units all) {
        boolean[] used = new boolean[steps.length];
        all.forEach((numbers, count, row) -> mark(numbers, count, used));
        for (int i = 0; i < steps.length; i++) {
            if (used[i]) {
                steps[i] = steps(NumberColumn.ofUnits(smallest + i, column.decimals()));
            }
        }
    }

    private void mark(int[] numbers, int rows, boolean[] used) {
        for (int i = 0; i < rows; i++) {
            if (numbers[i] != NumberColumn.MISSING) {
                used[numbers[i] - smallest] = true;
            }
        }
    }

    /** Returns whether the steps of each row are held. */
    boolean isHeld() {
        return units == null;
    }

    /** Returns the steps of all rows; they are held. */
    int[] held() {
        return steps;
    }

    /** Computes the steps of rows that are to be held. */
    void compute(int from, int to) {
        for (int i = from; i < to; i++) {
            steps[i] = steps(column.value(i));
        }
    }

    private int steps(double raw) {
        return (int) Math.rint(transform.apply(raw) * stepsPerUnit);
    }

    private int ofUnit(int unit) {
        return unit == NumberColumn.MISSING ? ofMissing : steps[unit - smallest];
    }

    /** Copies the steps of the rows {@code from} (inclusive) to {@code to} (exclusive) to the front of an array. */
    void copy(int from, int to, int[] into) {
        if (units == null) {
            System.arraycopy(steps, from, into, 0, to - from);
            return;
        }
        units.copy(from, to, into);
        lookUp(into, 0, to - from);
    }

    /** Copies the steps of some rows, in that order, from {@code start} on. */
    void gather(int[] rows, int[] into, int start) {
        if (units == null) {
            for (int i = 0; i < rows.length; i++) {
                into[start + i] = steps[rows[i]];
            }
            return;
        }
        units.gather(rows, into, start);
        lookUp(into, start, rows.length);
    }

    /** Puts steps in the place of units. */
    private void lookUp(int[] numbers, int from, int count) {
        if (complete) {
            lookUp(numbers, from, count, steps, smallest);
        } else {
            for (int i = from; i < from + count; i++) {
                numbers[i] = ofUnit(numbers[i]);
            }
        }
    }

    private static void lookUp(int[] numbers, int from, int count, int[] steps, int smallest) {
        for (int i = from; i < from + count; i++) {
            numbers[i] = steps[numbers[i] - smallest];
        }
    }
}
