package tn.segmentation.store.run;

/** The files that assignments are written to. */
public enum AssignmentFormat {
    PARQUET,
    CSV,
    BOTH
}
