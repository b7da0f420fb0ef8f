package tn.segmentation.core.prepare;

import java.util.List;

/**
 * Rows whose steps are looked up from the raw units whenever they are asked for.
 *
 * @param columns one per coordinate, equally long
 * @param rows the number of rows
 * @param gridExponent of the grid
 */
record SteppedRows(List<StepColumn> columns, int rows, int gridExponent) implements ScaledRows {

    @Override
    public int dimensions() {
        return columns.size();
    }

    @Override
    public void gather(int coordinate, int[] rows, int[] into, int start) {
        columns.get(coordinate).gather(rows, into, start);
    }

    @Override
    public RowWindow window(int most) {
        return RowWindow.of(this, most);
    }

    /** Copies rows to the front of an array per coordinate. */
    void copy(int from, int to, int[][] into) {
        for (int j = 0; j < into.length; j++) {
            columns.get(j).copy(from, to, into[j]);
        }
    }
}
