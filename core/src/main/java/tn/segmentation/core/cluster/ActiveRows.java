package tn.segmentation.core.cluster;

import java.util.List;
import tn.segmentation.core.progress.Workers;

/**
 * Rows that may still change cluster, copied out of their table.
 *
 * @param rows where they stand in the table
 * @param columns their coordinates, in steps
 * @param labels their clusters
 */
record ActiveRows(int[] rows, int[][] columns, byte[] labels) {

    /** Copies rows out of a table, given in parts. */
    static ActiveRows of(int[][] columns, byte[] labels, List<int[]> parts, Workers workers) {
        int[] starts = new int[parts.size() + 1];
        for (int p = 0; p < parts.size(); p++) {
            starts[p + 1] = starts[p] + parts.get(p).length;
        }
        int count = starts[parts.size()];
        ActiveRows active = new ActiveRows(new int[count], new int[columns.length][count], new byte[count]);
        workers.forRanges(parts.size(), (from, to) -> {
            for (int p = from; p < to; p++) {
                active.take(columns, labels, parts.get(p), starts[p]);
            }
            return to - from;
        });
        return active;
    }

    private void take(int[][] fromColumns, byte[] fromLabels, int[] part, int start) {
        System.arraycopy(part, 0, rows, start, part.length);
        for (int j = 0; j < columns.length; j++) {
            gather(fromColumns[j], part, columns[j], start);
        }
        for (int i = 0; i < part.length; i++) {
            labels[start + i] = fromLabels[part[i]];
        }
    }

    private static void gather(int[] column, int[] part, int[] into, int start) {
        for (int i = 0; i < part.length; i++) {
            into[start + i] = column[part[i]];
        }
    }

    /** Writes the labels to the places of the rows in the table. */
    void writeLabels(byte[] into) {
        for (int i = 0; i < rows.length; i++) {
            into[rows[i]] = labels[i];
        }
    }
}
