package tn.segmentation.core.prepare;

/**
 * Rows that are held, as one array per coordinate, in steps.
 *
 * @param columns one per coordinate, equally long, never written to again; handed over, not copied
 * @param gridExponent of the grid
 */
public record ScaledTable(int[][] columns, int gridExponent) implements ScaledRows {

    @Override
    public int rows() {
        return columns.length == 0 ? 0 : columns[0].length;
    }

    @Override
    public int dimensions() {
        return columns.length;
    }

    @Override
    public void gather(int coordinate, int[] rows, int[] into, int start) {
        int[] column = columns[coordinate];
        for (int i = 0; i < rows.length; i++) {
            into[start + i] = column[rows[i]];
        }
    }

    @Override
    public RowWindow window(int most) {
        return RowWindow.of(columns);
    }

    /**
     * Returns points times {@code 2^exponent}, exactly: scaled units become steps by the exponent of the grid, and
     * steps scaled units by minus it.
     */
    public static double[][] timesPowerOfTwo(double[][] points, int exponent) {
        double factor = Math.scalb(1.0, exponent);
        double[][] products = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            products[i] = points[i].clone();
            for (int j = 0; j < products[i].length; j++) {
                products[i][j] *= factor;
            }
        }
        return products;
    }

    /** Returns a value rounded to the nearest multiple of 1 / stepsPerUnit, a power of two. */
    public static double snap(double value, double stepsPerUnit) {
        return Math.rint(value * stepsPerUnit) / stepsPerUnit;
    }

    /** Returns the finest exponent on which values up to {@code largest} are whole steps that an int holds. */
    static int gridExponentFor(double largest) {
        int magnitude = Math.max(Math.getExponent(largest), -900) + 1;
        int exponent = Integer.SIZE - 1 - magnitude;
        return Math.rint(Math.scalb(largest, exponent)) > Integer.MAX_VALUE ? exponent - 1 : exponent;
    }
}
