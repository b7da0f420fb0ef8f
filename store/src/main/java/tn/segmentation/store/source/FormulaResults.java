package tn.segmentation.store.source;

import org.jspecify.annotations.Nullable;

/** Which results of formulas a workbook holds. Excel writes them all; other programs leave the computing to it. */
enum FormulaResults {
    /** All of them; one that is empty is an empty text. */
    STORED,
    /** Not all: one that is empty was not computed. */
    INCOMPLETE,
    /** None that counts: the workbook asks to be computed when it is opened, and zeros may stand for results. */
    STALE;

    /** Returns whether that is the result of a formula; null and the empty text where nothing is written. */
    boolean has(@Nullable String written) {
        return switch (this) {
            case STORED -> written != null;
            case INCOMPLETE -> written != null && !written.isEmpty();
            case STALE -> false;
        };
    }
}
