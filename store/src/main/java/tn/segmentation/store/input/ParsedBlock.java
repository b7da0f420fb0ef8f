package tn.segmentation.store.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of one block, judged as far as a block can be by itself: whether an id stands further up is not known.
 *
 * @param index how many blocks come before
 * @param offset bytes of the whole text, in UTF-8, that come before
 * @param length bytes of its text
 * @param rows how many records it has
 * @param lineCount how many lines it has
 * @param lines how many lines of the block come before each record; null where record {@code i} has {@code i}
 * @param numbers per column of numbers its numbers, null in the others
 * @param texts per column that is kept as text where it stands in {@link ScratchTexts}
 * @param ids of the records, null in a file without
 * @param forms per column how its cells are written
 * @param bad the bad cells
 * @param notes records that have no number, and are perhaps no customers but lines about the file; ascending
 * @param remarks what is noticed of the block as a whole
 */
record ParsedBlock(
        int index,
        long offset,
        int length,
        int rows,
        int lineCount,
        int @Nullable [] lines,
        List<@Nullable NumberBlock> numbers,
        long[] texts,
        @Nullable IdBlock ids,
        List<FormCount> forms,
        BadCells bad,
        int[] notes,
        Remarks remarks) {

    /** No line. */
    static final int NONE = -1;

    /**
     * What is noticed of a block as a whole.
     *
     * @param synthetic whether every record without a bad cell says that it is made up
     * @param severalLines whether a record takes several lines
     * @param unclosed whether the block ends within quotes
     * @param backslash whether a backslash stands before a quote within quotes
     * @param unusual whether there are control characters, or bytes that are no UTF-8
     * @param doubtful whether many numbers are in another notation than was assumed; then bad cells are left out
     * @param headerLike whether a record has texts in all columns of numbers, as the header of a second table has
     * @param swallowing how many lines of the block come before the first record with others inside of its quotes, or
     *     {@link #NONE}
     * @param separatorLines how many lines hold nothing but separators: as blank ones, they are no records
     */
    record Remarks(
            boolean synthetic,
            boolean severalLines,
            boolean unclosed,
            boolean backslash,
            boolean unusual,
            boolean doubtful,
            boolean headerLike,
            int swallowing,
            int separatorLines) {}

    /** Returns how many lines of the block come before a record. */
    int line(int row) {
        return lines == null ? row : lines[row];
    }
}
