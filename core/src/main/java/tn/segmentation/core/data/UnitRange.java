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
        int smallest = Integer.MAX_VALUE;
        int largest = NumberColumn.MISSING;
        int missing = 0;
        for (UnitRange range : units.ranges()) {
            smallest = Math.min(smallest, range.smallest);
            largest = Math.max(largest, range.largest);
            missing += range.missing;
        }
        return largest == NumberColumn.MISSING ? null : new UnitRange(smallest, largest, missing);
    }

    /** Returns how many units it spans. */
    public long size() {
        return (long) largest - smallest + 1;
    }
}
