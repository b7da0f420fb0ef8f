package tn.segmentation.core.engine;

import java.util.HashMap;
import java.util.Map;

/**
 * How far two partitions of the same rows agree, corrected for chance: 1 for equal partitions whatever the groups are
 * called, 0 on average for independent ones, and rarely below -.5 (Hubert & Arabie 1985, doi:10.1007/BF01908075).
 */
final class AdjustedRandIndex {

    private AdjustedRandIndex() {}

    /** Returns the index; 1 where both partitions are trivial in the same way (one group, or each row alone). */
    static double of(int[] first, int[] second) {
        if (first.length != second.length || first.length == 0) {
            throw new IllegalArgumentException("partitions of " + first.length + " and " + second.length + " rows");
        }
        Map<Long, Long> cells = new HashMap<>();
        Map<Long, Long> rows = new HashMap<>();
        Map<Long, Long> columns = new HashMap<>();
        for (int i = 0; i < first.length; i++) {
            cells.merge(((long) first[i] << 32) | (second[i] & 0xFFFFFFFFL), 1L, Long::sum);
            rows.merge((long) first[i], 1L, Long::sum);
            columns.merge((long) second[i], 1L, Long::sum);
        }
        double together = pairs(cells);
        double inFirst = pairs(rows);
        double inSecond = pairs(columns);
        // eq. 5: (index - expected) / (maximum - expected)
        double expected = inFirst * inSecond / (first.length * (first.length - 1.0) / 2);
        double maximum = (inFirst + inSecond) / 2;
        return together == maximum ? 1 : (together - expected) / (maximum - expected);
    }

    private static double pairs(Map<Long, Long> counts) {
        return counts.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
    }
}
