package tn.segmentation.store.dialect;

import org.jspecify.annotations.Nullable;

/**
 * Where the records of a text begin.
 *
 * @param skippedBytes of the text before the first record of customers
 * @param firstLine the line that comes after them, from 1
 * @param headerLine line of the header, null when there is none
 * @param skippedLines lines above the header, or above the first record, that are left out: titles and blank ones; 0
 *     where there are only blank ones
 * @param separatorLine whether the text names its separator itself, in a line {@code sep=;}
 * @param numbersLine line below the header that numbers the columns, and is left out; null when there is none
 * @param otherUnit what is said above the first record of units that are none of the fields; null when nothing is
 */
public record Layout(
        long skippedBytes,
        long firstLine,
        @Nullable Long headerLine,
        long skippedLines,
        boolean separatorLine,
        @Nullable Long numbersLine,
        @Nullable OtherUnit otherUnit) {

    /**
     * What a line above the records says of units that the fields do not have.
     *
     * @param line from 1
     * @param text of the line
     */
    public record OtherUnit(long line, String text) {}
}
