package tn.segmentation.core.prepare;

import java.util.Locale;

/** How features are made comparable before distances are taken. */
public enum Scaling {
    /**
     * Amounts, counts and volumes are capped and go through ln(1 + x/Q1), everything is then a z-score; features that
     * are mostly zero, and age, weigh less. Neither the unit nor a few absurd values change the result.
     */
    AUTO,
    /** z = (x - mean) / population standard deviation. */
    STANDARD,
    /** ln(1 + x) of non-negative features, then the z-score. */
    LOG,
    /** (x - median) / (Q3 - Q1); the population standard deviation stands in for a zero interquartile range. */
    ROBUST,
    /** Raw units. */
    NONE;

    /** Returns what users write for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
