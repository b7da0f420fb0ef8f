package tn.segmentation.core.prepare;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Tables of tests, written in scaled units. */
public final class Grid {

    private Grid() {}

    /** Returns rows on a grid, each value rounded to its nearest point. */
    public static ScaledTable of(int exponent, double[]... columns) {
        return new ScaledTable(
                Arrays.stream(columns)
                        .map(column -> Arrays.stream(column)
                                .mapToInt(x -> Math.toIntExact(Math.round(Math.scalb(x, exponent))))
                                .toArray())
                        .toArray(int[][]::new),
                exponent);
    }

    /** Returns rows as arrays of all. */
    public static ScaledTable held(ScaledRows rows) {
        return rows.select(IntStream.range(0, rows.rows()).toArray());
    }

    /** Returns the columns of a table in scaled units. */
    public static double[][] values(ScaledTable table) {
        return Arrays.stream(table.columns())
                .map(column -> Arrays.stream(column)
                        .mapToDouble(x -> x / table.stepsPerUnit())
                        .toArray())
                .toArray(double[][]::new);
    }
}
