package tn.segmentation.core.cluster;

import java.util.List;

/**
 * Rows that may still change cluster, copied out of their table.
 *
 * @param rows where they stand in the table
 * @param columns their coordinates, in steps
 * @param labels their clusters
 */
record ActiveRows(int[] rows, int[][] columns, byte[] labels) {

    /** Copies rows out of a table, given in parts. */
    static ActiveRows of(int[][] columns, byte[] labels, List<int[]> parts) {
        int[] rows = parts.stream().flatMapToInt(java.util.Arrays::stream).toArray();
        int[][] copied = new int[columns.length][rows.length];
        byte[] copiedLabels = new byte[rows.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < rows.length; i++) {
                copied[j][i] = columns[j][rows[i]];
            }
        }
        for (int i = 0; i < rows.length; i++) {
            copiedLabels[i] = labels[rows[i]];
        }
        return new ActiveRows(rows, copied, copiedLabels);
    }

    /** Writes the labels to the places of the rows in the table. */
    void writeLabels(byte[] into) {
        for (int i = 0; i < rows.length; i++) {
            into[rows[i]] = labels[i];
        }
    }
}
