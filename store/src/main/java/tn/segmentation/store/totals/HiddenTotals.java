package tn.segmentation.store.totals;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the sums of groups in a table that ends with the sum of all, whatever words stand beside them: then the last
 * row is half of what all others add up to. They stand below their groups, or above.
 */
final class HiddenTotals {

    private static final int FEWEST = 4;

    private final TableRows rows;
    private final List<ColumnSums> columns;
    private final int last;

    HiddenTotals(TableRows rows) {
        this.rows = rows;
        this.columns = rows.sums();
        this.last = rows.count() - 1;
    }

    /** Returns them without the last row, ascending. */
    IntStream found() {
        if (last < FEWEST || !isTwiceTheSum()) {
            return IntStream.empty();
        }
        List<Integer> below = groups(IntStream.range(0, last));
        List<Integer> found = below.isEmpty() ? groups(IntStream.range(0, last).map(row -> last - 1 - row)) : below;
        return found.stream().mapToInt(Integer::intValue).sorted();
    }

    private boolean isTwiceTheSum() {
        double[] twice = rows.values(last);
        for (int i = 0; i < twice.length; i++) {
            twice[i] *= 2;
        }
        return Sums.ofFirst(rows.features(), columns, last).equal(twice) > 1;
    }

    /** Returns the rows that sum up those before, if the last one then has the sum of all others. */
    private List<Integer> groups(IntStream order) {
        Groups groups = Groups.of(rows, order, 1);
        return groups.others().equal(rows.values(last)) > 1 ? groups.sums() : List.of();
    }
}
