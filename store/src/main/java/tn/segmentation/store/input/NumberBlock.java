package tn.segmentation.store.input;

import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.UnitBlock;

/**
 * The numbers of one column of one block, one per record: as decimal units where all are short decimals, as doubles
 * otherwise. Those of rejected records mean nothing.
 *
 * @param units the numbers times 10^{@code decimals}, or null
 * @param values the numbers, where there are no units, or null
 * @param decimals of the units
 */
record NumberBlock(@Nullable UnitBlock units, double @Nullable [] values, int decimals) {}
