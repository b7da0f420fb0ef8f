package tn.segmentation.core.data;

import java.util.Arrays;

/** Counts the values of a column within each group of its rows. */
final class GroupedCounts {

    /*
     * A column of decimals spans few different units, as a rule: they are counted in a table with a place per unit and
     * group, which takes a fraction of the time of sorting. Where that table would be larger than MOST_PLACES, and in a
     * column of doubles, the values are parted by group and sorted. Both give the same distributions.
     */
    private static final long MOST_PLACES = 1L << 24;

    private final NumberColumn column;
    private final byte[] labels;
    private final int groups;

    private GroupedCounts(NumberColumn column, byte[] labels, int groups) {
        this.column = column;
        this.labels = labels;
        this.groups = groups;
    }

    /** Returns the distribution of each group, then of all rows; of all rows alone where there are no labels. */
    static Distribution[] of(NumberColumn column, byte[] labels, int groups) {
        GroupedCounts counts = new GroupedCounts(column, labels, labels.length == 0 ? 0 : groups);
        Units units = column.units();
        return units == null ? counts.sorted() : counts.ofUnits(units);
    }

    private Distribution[] ofUnits(Units units) {
        UnitRange range = column.range();
        if (range == null) {
            return sorted();
        }
        long places = range.size() * (long) Math.max(1, groups);
        return places > MOST_PLACES ? sorted() : counted(units, range);
    }

    private Distribution[] counted(Units units, UnitRange range) {
        int size = (int) range.size();
        int[] counts = new int[size * Math.max(1, groups)];
        units.forEach((numbers, count, row) -> {
            if (groups == 0) {
                count(numbers, count, range.smallest(), counts);
            } else {
                count(numbers, row, count, range.smallest(), size, counts);
            }
        });
        if (groups == 0) {
            return new Distribution[] {distribution(counts, 0, range)};
        }
        Distribution[] all = new Distribution[groups + 1];
        for (int g = 0; g < groups; g++) {
            all[g] = distribution(counts, g * size, range);
        }
        for (int g = 1; g < groups; g++) {
            for (int i = 0; i < size; i++) {
                counts[i] += counts[g * size + i];
            }
        }
        all[groups] = distribution(counts, 0, range);
        return all;
    }

    private static void count(int[] numbers, int rows, int smallest, int[] counts) {
        for (int i = 0; i < rows; i++) {
            int unit = numbers[i];
            if (unit != NumberColumn.MISSING) {
                counts[unit - smallest]++;
            }
        }
    }

    private void count(int[] numbers, int row, int rows, int smallest, int size, int[] counts) {
        for (int i = 0; i < rows; i++) {
            int unit = numbers[i];
            if (unit != NumberColumn.MISSING) {
                counts[labels[row + i] * size + unit - smallest]++;
            }
        }
    }

    private Distribution distribution(int[] counts, int start, UnitRange range) {
        int distinct = 0;
        for (int i = 0; i < range.size(); i++) {
            distinct += counts[start + i] > 0 ? 1 : 0;
        }
        double[] values = new double[distinct];
        long[] ends = new long[distinct];
        int at = 0;
        long end = 0;
        for (int i = 0; i < range.size(); i++) {
            if (counts[start + i] > 0) {
                end += counts[start + i];
                values[at] = NumberColumn.ofUnits(range.smallest() + i, column.decimals());
                ends[at++] = end;
            }
        }
        return new Distribution(values, ends);
    }

    private Distribution[] sorted() {
        int[] starts = starts();
        double[] parted = new double[starts[Math.max(1, groups)]];
        int[] next = Arrays.copyOf(starts, starts.length);
        for (int i = 0; i < column.size(); i++) {
            double value = column.value(i);
            if (!Double.isNaN(value)) {
                parted[next[groups == 0 ? 0 : labels[i]]++] = value;
            }
        }
        Distribution[] all = new Distribution[groups + 1];
        for (int g = 0; g < groups; g++) {
            Arrays.parallelSort(parted, starts[g], starts[g + 1]);
            all[g] = Distribution.ofSorted(parted, starts[g], starts[g + 1]);
        }
        Arrays.parallelSort(parted);
        all[groups] = Distribution.ofSorted(parted, 0, parted.length);
        return all;
    }

    private int[] starts() {
        int[] starts = new int[Math.max(1, groups) + 1];
        for (int i = 0; i < column.size(); i++) {
            if (!column.isMissing(i)) {
                starts[groups == 0 ? 1 : labels[i] + 1]++;
            }
        }
        for (int g = 1; g < starts.length; g++) {
            starts[g] += starts[g - 1];
        }
        return starts;
    }
}
