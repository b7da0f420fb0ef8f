package tn.segmentation.core.progress;

/** The stages of a run, in the order in which they happen. */
public enum Stage {
    READ,
    SCALE,
    SEED,
    ITERATE,
    JUDGE,
    WRITE,
    FIGURES
}
