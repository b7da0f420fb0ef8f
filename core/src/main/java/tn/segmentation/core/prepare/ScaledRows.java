package tn.segmentation.core.prepare;

/**
 * Rows as points, in whole steps of a grid; a step is 2^-gridExponent in scaled units. A coordinate is less than 2^31
 * steps, so sums over any rows fit a long: they are exact, hence independent of order. Safe for several threads.
 */
public sealed interface ScaledRows permits ScaledTable, SteppedRows {

    /** Returns the number of rows. */
    int rows();

    /** Returns the number of coordinates. */
    int dimensions();

    /** Returns the exponent of the grid. */
    int gridExponent();

    /**
     * Returns what one thread sees rows through.
     *
     * @param most rows it is moved over at a time
     */
    RowWindow window(int most);

    /** Copies a coordinate of some rows, in that order, from {@code start} on; fastest where rows ascend. */
    void gather(int coordinate, int[] rows, int[] into, int start);

    /** Returns the given rows, in that order, on the same grid. */
    default ScaledTable select(int[] rows) {
        int[][] selected = new int[dimensions()][rows.length];
        for (int j = 0; j < selected.length; j++) {
            gather(j, rows, selected[j], 0);
        }
        return new ScaledTable(selected, gridExponent());
    }

    /** Returns one block of rows in so many, of so many rows each, on the same grid. */
    default ScaledTable everyBlock(int every, int size) {
        int blocks = rows() / (every * size);
        int[][] selected = new int[dimensions()][blocks * size];
        RowWindow window = window(size);
        for (int block = 0; block < blocks; block++) {
            window.move(block * every * size, block * every * size + size);
            for (int j = 0; j < selected.length; j++) {
                System.arraycopy(window.columns()[j], window.start(), selected[j], block * size, size);
            }
        }
        return new ScaledTable(selected, gridExponent());
    }

    /** Returns the number of grid steps in a scaled unit: 2^gridExponent. */
    default double stepsPerUnit() {
        return Math.scalb(1.0, gridExponent());
    }
}
