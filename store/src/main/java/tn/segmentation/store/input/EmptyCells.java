package tn.segmentation.store.input;

/** What an empty cell of a usage or amount column stands for. */
public enum EmptyCells {
    /** No usage: read as 0. */
    ZERO,
    /** Not known: the record is rejected. */
    UNKNOWN
}
