package tn.segmentation.app.dashboard;

/**
 * One of the figures at the top.
 *
 * @param label what it is
 * @param value the number
 * @param unit empty where there is none
 * @param note what it is of
 */
record Tile(String label, String value, String unit, String note) {}
