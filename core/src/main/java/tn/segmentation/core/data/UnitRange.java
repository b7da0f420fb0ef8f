package tn.segmentation.core.data;

import org.jspecify.annotations.Nullable;

/**
 * The range of the units of a column of decimals.
 *
 * @param smallest unit that occurs
 * @param largest unit that occurs
 */
public record UnitRange(int smallest, int largest) {

    /** Returns the range of the units that are not missing; null where all are. */
    static @Nullable UnitRange of(int[] units) {
        int smallest = Integer.MAX_VALUE;
        int largest = Integer.MIN_VALUE;
        for (int unit : units) {
            // the mark of a missing value is the smallest int: it never raises `largest`
            largest = Math.max(largest, unit);
            smallest = Math.min(smallest, unit == NumberColumn.MISSING ? Integer.MAX_VALUE : unit);
        }
        return largest == NumberColumn.MISSING ? null : new UnitRange(smallest, largest);
    }

    /** Returns how many units it spans. */
    public long size() {
        return (long) largest - smallest + 1;
    }
}
