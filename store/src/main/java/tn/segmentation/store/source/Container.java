package tn.segmentation.store.source;

/** What the table of a file is wrapped in. */
public enum Container {
    /** Nothing: the file is a text. */
    NONE,
    GZIP,
    ZIP
}
