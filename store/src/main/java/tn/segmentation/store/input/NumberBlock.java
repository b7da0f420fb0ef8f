package tn.segmentation.store.input;

import org.jspecify.annotations.Nullable;

/**
 * The numbers of one column of one block, one per record: as decimal units where all are short decimals, as doubles
 * otherwise. Those of rejected records mean nothing.
 *
 * @param isPlaced whether the units stand in the {@link RecordRoom}; then there is nothing here
 * @param units the numbers times 10^{@code decimals}, or null
 * @param values the numbers, where there are no units
 * @param decimals of the units
 */
record NumberBlock(boolean isPlaced, int @Nullable [] units, double @Nullable [] values, int decimals) {

    static NumberBlock placed(int decimals) {
        return new NumberBlock(true, null, null, decimals);
    }

    static NumberBlock of(int[] units, int decimals) {
        return new NumberBlock(false, units, null, decimals);
    }

    static NumberBlock of(double[] values) {
        return new NumberBlock(false, null, values, 0);
    }
}
