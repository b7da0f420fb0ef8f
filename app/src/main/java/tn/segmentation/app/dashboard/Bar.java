package tn.segmentation.app.dashboard;

/**
 * A share, to be drawn and read.
 *
 * @param width 0 to 100
 * @param text the same, for reading
 */
record Bar(double width, String text) {

    /** Returns the width as the drawing takes it. */
    public String percent() {
        return width + "%";
    }
}
