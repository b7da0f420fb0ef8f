package tn.segmentation.store.input;

/**
 * What an empty cell of a usage or amount column stands for. Only blanks are empty: {@code N/A}, {@code NULL},
 * {@code -} or {@code NaN} are texts, and no numbers.
 */
public enum EmptyCells {
    /** No usage: read as 0. */
    ZERO,
    /** Not known: the record is rejected. */
    UNKNOWN
}
