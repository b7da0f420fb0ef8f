package tn.segmentation.core.prepare;

/**
 * Rows as points: one array per coordinate, every value a multiple of 2^-gridExponent. The grid is chosen so that the
 * sum of any subset of the rows, counted in grid steps, fits a long: sums are exact, hence independent of order.
 *
 * @param columns one per coordinate, equally long, never written to again; handed over, not copied
 * @param gridExponent see above
 */
public record ScaledTable(double[][] columns, int gridExponent) {

    /** Returns the number of rows. */
    public int rows() {
        return columns.length == 0 ? 0 : columns[0].length;
    }

    /** Returns the number of coordinates. */
    public int dimensions() {
        return columns.length;
    }

    /** Returns the given rows, in that order, on the same grid. */
    public ScaledTable select(int[] rows) {
        double[][] selected = new double[columns.length][rows.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < rows.length; i++) {
                selected[j][i] = columns[j][rows[i]];
            }
        }
        return new ScaledTable(selected, gridExponent);
    }

    /** Returns grid steps per unit: 2^gridExponent. */
    public double stepsPerUnit() {
        return Math.scalb(1.0, gridExponent);
    }

    /** Returns a value rounded to the nearest multiple of 1 / stepsPerUnit, a power of two. */
    public static double snap(double value, double stepsPerUnit) {
        return Math.rint(value * stepsPerUnit) / stepsPerUnit;
    }

    /**
     * Returns the finest exponent on which {@code rows} values up to {@code largest} can be added in a long, and each
     * value is exact in a double.
     */
    static int gridExponentFor(double largest, int rows) {
        int magnitude = Math.max(Math.getExponent(largest), -900) + 1;
        int countBits = 32 - Integer.numberOfLeadingZeros(rows);
        return Math.min(52, 61 - countBits) - magnitude;
    }
}
