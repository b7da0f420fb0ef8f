package tn.segmentation.store.input;

import org.jspecify.annotations.Nullable;

/**
 * The numbers of one column of one block, one per record: as decimal units where all are short decimals, as doubles
 * otherwise. Those of rejected records mean nothing. Units that have come to their place in the {@link RecordRoom} are
 * there, and neither array is here.
 *
 * @param units the numbers times 10^{@code decimals}, or null
 * @param values the numbers, where there are no units, or null
 * @param decimals of the units
 */
record NumberBlock(int @Nullable [] units, double @Nullable [] values, int decimals) {

    /** Returns whether the units stand in the room for all records. */
    boolean isPlaced() {
        return units == null && values == null;
    }
}
