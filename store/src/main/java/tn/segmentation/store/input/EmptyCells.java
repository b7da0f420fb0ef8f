package tn.segmentation.store.input;

/**
 * What an empty cell of a feature stands for. Only blanks are empty: {@code N/A}, {@code NULL}, {@code -} or
 * {@code NaN} are texts, and no numbers.
 */
public enum EmptyCells {
    /** No usage: read as 0. */
    ZERO,
    /** Not known, and nothing more is said: {@link #REJECT} for usage and amounts, {@link #MEDIAN} for the others. */
    UNKNOWN,
    /** Not known: the median of the column stands in for it where distances are computed, and nowhere else. */
    MEDIAN,
    /** Not known: the record is rejected. */
    REJECT
}
