package tn.segmentation.store.customers;

/**
 * A column of the file that a run was made of.
 *
 * @param name as the run calls it
 * @param kind what its values are
 */
public record CustomerColumn(String name, Kind kind) {

    /** What the values of a column are. */
    public enum Kind {
        /** Values are {@link Double}. */
        NUMBER,
        /** Values are {@link String}. */
        TEXT
    }
}
