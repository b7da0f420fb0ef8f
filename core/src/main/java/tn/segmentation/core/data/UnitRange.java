package tn.segmentation.core.data;

/**
 * The range of the units of a column of decimals, and how many rows have none.
 *
 * @param smallest unit that occurs
 * @param largest unit that occurs
 * @param missing how many rows have none
 */
public record UnitRange(int smallest, int largest, int missing) {

    /** Returns how many units it spans. */
    public long size() {
        return (long) largest - smallest + 1;
    }
}
