package tn.segmentation.store.totals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table cut into groups, each of which ends where a row has the sum of it, in two features or more.
 *
 * @param sums the rows that have the sum of a group, in the order in which they come
 * @param others what all other rows add up to
 * @param whole whether no row comes after the last of them
 */
record Groups(List<Integer> sums, Sums others, boolean whole) {

    /**
     * Cuts rows.
     *
     * @param order of the rows, in which the sum of a group comes after it
     * @param fewest rows of a group, at least 1
     */
    static Groups of(TableRows rows, IntStream order, int fewest) {
        List<Integer> found = new ArrayList<>();
        Sums others = new Sums(rows.features());
        Sums group = new Sums(rows.features());
        for (int row : order.toArray()) {
            double[] values = rows.values(row);
            if (group.records() >= fewest && group.equal(values) > 1) {
                found.add(row);
                group = new Sums(rows.features());
            } else {
                group.add(values);
                others.add(values);
            }
        }
        return new Groups(found, others, group.records() == 0);
    }
}
