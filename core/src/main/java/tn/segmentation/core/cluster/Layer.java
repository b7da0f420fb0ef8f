package tn.segmentation.core.cluster;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import tn.segmentation.core.prepare.ScaledRows;
import tn.segmentation.core.prepare.ScaledTable;
import tn.segmentation.core.progress.Workers;

/**
 * Rows that are iterated on: all of a table, or those of the layer below that may still change cluster, copied out. The
 * others cannot, until centers have moved as far as the reach of the layer.
 */
final class Layer {

    private final int[] places;
    private final ScaledRows rows;
    private final byte[] labels;
    private final double reach;
    private double moved;
    private double hopeful = Double.POSITIVE_INFINITY;

    private Layer(int[] places, ScaledRows rows, byte[] labels, double reach) {
        this.places = places;
        this.rows = rows;
        this.labels = labels;
        this.reach = reach;
    }

    /** Returns the layer of all rows, which are in no cluster yet. */
    static Layer ofAll(ScaledRows table) {
        byte[] labels = new byte[table.rows()];
        Arrays.fill(labels, (byte) Moves.NOWHERE);
        return new Layer(new int[0], table, labels, Double.POSITIVE_INFINITY);
    }

    /**
     * Copies rows out of this layer.
     *
     * @param parts where they stand in it
     * @param reachOfOthers by how much nearer, in steps, the others are to their center than to any other
     */
    Layer above(List<int[]> parts, double reachOfOthers, Workers workers) {
        int[] starts = new int[parts.size() + 1];
        for (int p = 0; p < parts.size(); p++) {
            starts[p + 1] = starts[p] + parts.get(p).length;
        }
        int count = starts[parts.size()];
        int[][] columns = ints(rows.dimensions(), count, workers);
        ScaledTable copied = new ScaledTable(columns, rows.gridExponent());
        Layer above = new Layer(new int[count], copied, new byte[count], reachOfOthers);
        workers.forRanges(parts.size(), (from, to) -> {
            for (int p = from; p < to; p++) {
                above.take(this, parts.get(p), starts[p], columns);
            }
            return to - from;
        });
        return above;
    }

    /** Returns arrays that are made on all threads: their memory takes longer to get than to fill. */
    private static int[][] ints(int arrays, int length, Workers workers) {
        return workers.runAll(Collections.<Callable<int[]>>nCopies(arrays, () -> new int[length]))
                .toArray(int[][]::new);
    }

    private void take(Layer below, int[] part, int start, int[][] columns) {
        System.arraycopy(part, 0, places, start, part.length);
        for (int j = 0; j < columns.length; j++) {
            below.rows.gather(j, part, columns[j], start);
        }
        for (int i = 0; i < part.length; i++) {
            labels[start + i] = below.labels[part[i]];
        }
    }

    /** Writes the labels to the places of the rows in the layer below. */
    void writeLabels(Layer below) {
        for (int i = 0; i < places.length; i++) {
            below.labels[places[i]] = labels[i];
        }
    }

    /**
     * Returns the assignment of its rows to their nearest centers, in steps, which keeps those that are near to two.
     */
    RowAssignment assignment(double[][] centers, float nearness) {
        return new RowAssignment(rows, labels, centers, nearness);
    }

    byte[] labels() {
        return labels;
    }

    int rows() {
        return labels.length;
    }

    /** Takes note that two centers have moved so far together, in steps; returns whether the layer still holds. */
    boolean holdsAfter(double movement) {
        moved += movement;
        return moved < reach;
    }

    /** Takes note that such a reach has left too many rows for another layer. */
    void isTooFar(double reachOfOthers) {
        hopeful = reachOfOthers / 2;
    }

    /** Returns whether a layer with such a reach may be worth its copies. */
    boolean isHopeful(double reachOfOthers) {
        return reachOfOthers <= hopeful;
    }
}
