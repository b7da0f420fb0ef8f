package tn.segmentation.app.dashboard;

/**
 * One of the figures at the top.
 *
 * @param label what it is
 * @param value the number
 * @param unit empty where there is none
 * @param note what it is of
 * @param change since the run before, as a sentence; empty where there is none
 */
record Tile(String label, String value, String unit, String note, String change) {

    /** A figure that is compared with nothing. */
    Tile(String label, String value, String unit, String note) {
        this(label, value, unit, note, "");
    }
}
