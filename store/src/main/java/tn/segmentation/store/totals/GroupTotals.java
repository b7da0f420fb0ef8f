package tn.segmentation.store.totals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Finds the sums of groups that stand below each group or above it, whatever they are called: either the ids of
 * customers are codes and those of sums are words, and most of these have the sums of their groups; or the whole table
 * falls into groups and their sums.
 */
final class GroupTotals {

    private static final int FEWEST_GROUPS = 2;

    /** Customers of a group that says nothing of itself: one may have what another has. */
    private static final int FEWEST_OF_A_GROUP = 2;

    /** So many may stand one below the other: sums of sums. */
    private static final int MOST_WORDS = 4;

    private final TableRows rows;

    GroupTotals(TableRows rows) {
        this.rows = rows;
    }

    /** Returns them, ascending. */
    IntStream found() {
        int count = rows.count();
        List<Integer> found = found(i -> i);
        if (found.isEmpty()) {
            found = found(i -> count - 1 - i);
        }
        return found.stream().mapToInt(Integer::intValue).sorted();
    }

    /**
     * Goes through the rows.
     *
     * @param order the row at each place: the sum of a group comes after it
     */
    private List<Integer> found(IntUnaryOperator order) {
        int last = order.applyAsInt(rows.count() - 1);
        if (rows.hasIds() && isWord(last)) {
            return named(order);
        }
        return endsWithSum(order) ? unnamed(order) : List.of();
    }

    private List<Integer> named(IntUnaryOperator order) {
        List<Integer> words = new ArrayList<>();
        int agreeing = 0;
        Sums group = new Sums(rows.features());
        // More words than customers are the ids of customers.
        for (int i = 0; i < rows.count() && words.size() <= MOST_WORDS + i / 2; i++) {
            int row = order.applyAsInt(i);
            double[] values = rows.values(row);
            if (isWord(row)) {
                agreeing += group.equal(values) > 0 ? 1 : 0;
                words.add(row);
                group = new Sums(rows.features());
            } else {
                group.add(values);
            }
        }
        return agreeing >= FEWEST_GROUPS && 2 * agreeing > words.size() ? words : List.of();
    }

    private List<Integer> unnamed(IntUnaryOperator order) {
        Groups groups = Groups.of(rows, IntStream.range(0, rows.count()).map(order), FEWEST_OF_A_GROUP);
        return groups.whole() && groups.sums().size() >= FEWEST_GROUPS ? groups.sums() : List.of();
    }

    /** A customer is the sum of no others: it takes a few to see that. */
    private boolean endsWithSum(IntUnaryOperator order) {
        int last = rows.count() - 1;
        double[] values = rows.values(order.applyAsInt(last));
        Sums group = new Sums(rows.features());
        for (int i = last - 1; i >= 0; i--) {
            group.add(rows.values(order.applyAsInt(i)));
            if (group.records() >= FEWEST_OF_A_GROUP && group.equal(values) > 1) {
                return true;
            }
            if (group.exceeds(values)) {
                return false;
            }
        }
        return false;
    }

    private boolean isWord(int row) {
        return !rows.hasCode(row);
    }
}
