package tn.segmentation.core.prepare;

/**
 * Rows as points: one array per coordinate, in whole steps of a grid; a step is 2^-gridExponent in scaled units. A
 * coordinate is less than 2^31 steps, so sums over any rows fit a long: they are exact, hence independent of order.
 *
 * @param columns one per coordinate, equally long, never written to again; handed over, not copied
 * @param gridExponent see above
 */
public record ScaledTable(int[][] columns, int gridExponent) {

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
        int[][] selected = new int[columns.length][rows.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < rows.length; i++) {
                selected[j][i] = columns[j][rows[i]];
            }
        }
        return new ScaledTable(selected, gridExponent);
    }

    /** Returns one block of rows in so many, of so many rows each, on the same grid. */
    public ScaledTable everyBlock(int every, int size) {
        int blocks = rows() / (every * size);
        int[][] selected = new int[columns.length][blocks * size];
        for (int j = 0; j < columns.length; j++) {
            for (int block = 0; block < blocks; block++) {
                System.arraycopy(columns[j], block * every * size, selected[j], block * size, size);
            }
        }
        return new ScaledTable(selected, gridExponent);
    }

    /** Returns the number of grid steps in a scaled unit: 2^gridExponent. */
    public double stepsPerUnit() {
        return Math.scalb(1.0, gridExponent);
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
