package tn.segmentation.core.data;

import org.jspecify.annotations.Nullable;

/**
 * The range of the units of a column of decimals, and how many rows have none.
 *
 * @param smallest unit that occurs
 * @param largest unit that occurs
 * @param missing how many rows have none
 */
public record UnitRange(int smallest, int largest, int missing) {

    /** Returns the range of the units that are not missing; null where all are. */
    static @Nullable UnitRange of(Units units) {
        UnitRange range = new UnitRange(Integer.MAX_VALUE, NumberColumn.MISSING, 0);
        for (Units.Part part : units.parts()) {
            range = range.with(part.page(), part.count());
        }
        return range.largest == NumberColumn.MISSING ? null : range;
    }

    private UnitRange with(int[] units, int count) {
        int low = smallest;
        int high = largest;
        int without = missing;
        for (int i = 0; i < count; i++) {
            int unit = units[i];
            // the mark of a missing value is the smallest int: it never raises `high`
            high = Math.max(high, unit);
            low = Math.min(low, unit == NumberColumn.MISSING ? Integer.MAX_VALUE : unit);
            without += unit == NumberColumn.MISSING ? 1 : 0;
        }
        return new UnitRange(low, high, without);
    }

    /** Returns how many units it spans. */
    public long size() {
        return (long) largest - smallest + 1;
    }
}
