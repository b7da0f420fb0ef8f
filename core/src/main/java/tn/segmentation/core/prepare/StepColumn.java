package tn.segmentation.core.prepare;

import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.UnitRange;
import tn.segmentation.core.data.Units;

/** A raw column on its way to the grid: gives the steps of each row. Safe for several threads. */
final class StepColumn {

    /*
     * A column of decimals holds few different units, as a rule: each is transformed once, not once per row. What is not
     * in use is not computed, because a logarithm costs more than everything else here.
     */
    private static final long MOST_PLACES = 1L << 22;

    private final NumberColumn column;
    private final FeatureTransform transform;
    private final double stepsPerUnit;
    private final int @Nullable [] stepsOfUnit;
    private final int smallest;
    private final int ofMissing;

    private StepColumn(
            NumberColumn column,
            FeatureTransform transform,
            double stepsPerUnit,
            int @Nullable [] stepsOfUnit,
            int smallest) {
        this.column = column;
        this.transform = transform;
        this.stepsPerUnit = stepsPerUnit;
        this.stepsOfUnit = stepsOfUnit;
        this.smallest = smallest;
        this.ofMissing = steps(Double.NaN);
    }

    static StepColumn of(NumberColumn column, FeatureTransform transform, double stepsPerUnit) {
        Units units = column.units();
        if (units == null) {
            return new StepColumn(column, transform, stepsPerUnit, null, 0);
        }
        UnitRange range = column.range();
        if (range == null || range.size() > Math.min(MOST_PLACES, Math.max(1 << 10, units.size()))) {
            return new StepColumn(column, transform, stepsPerUnit, null, 0);
        }
        StepColumn steps =
                new StepColumn(column, transform, stepsPerUnit, new int[(int) range.size()], range.smallest());
        steps.fill(units);
        return steps;
    }

    private void fill(Units units) {
        int[] table = java.util.Objects.requireNonNull(stepsOfUnit);
        boolean[] used = new boolean[table.length];
        for (Units.Part part : units.parts()) {
            mark(part.page(), part.count(), used);
        }
        for (int i = 0; i < table.length; i++) {
            if (used[i]) {
                table[i] = steps(NumberColumn.ofUnits(smallest + i, column.decimals()));
            }
        }
    }

    private void mark(int[] page, int rows, boolean[] used) {
        for (int i = 0; i < rows; i++) {
            if (page[i] != NumberColumn.MISSING) {
                used[page[i] - smallest] = true;
            }
        }
    }

    /** Writes the steps of rows to the same places of an array. */
    void write(int from, int to, int[] into) {
        Units units = column.units();
        int[] steps = stepsOfUnit;
        if (units == null || steps == null) {
            for (int i = from; i < to; i++) {
                into[i] = steps(column.value(i));
            }
            return;
        }
        for (Units.Part part : units.parts(from, to)) {
            lookUp(part.page(), part.from(), part.count(), steps, into, part.row());
        }
    }

    private void lookUp(int[] page, int from, int rows, int[] steps, int[] into, int start) {
        for (int i = 0; i < rows; i++) {
            int unit = page[from + i];
            into[start + i] = unit == NumberColumn.MISSING ? ofMissing : steps[unit - smallest];
        }
    }

    private int steps(double raw) {
        return (int) Math.rint(transform.apply(raw) * stepsPerUnit);
    }
}
