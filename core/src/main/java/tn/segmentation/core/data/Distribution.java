package tn.segmentation.core.data;

import java.util.Arrays;

/**
 * How often each value of a column occurs: everything that statistics of one column need, in a fraction of its size.
 * The same values in any order, however a column holds them, give the same distribution.
 *
 * @param values distinct, ascending, without {@code NaN}
 * @param ends of each value, how many values up to and including it there are; ascending
 */
public record Distribution(double[] values, long[] ends) {

    private static final double SKEWED_QUARTILE_RATIO = 3;

    /** Returns the distribution of the values of a column that are not missing. */
    public static Distribution of(NumberColumn column) {
        return GroupedCounts.of(column, new byte[0], 1)[0];
    }

    /**
     * Returns the distribution within each group of rows.
     *
     * @param labels the group of each row, 0 to {@code count} - 1
     * @param count how many groups there are
     * @return one per group, then that of all rows
     */
    public static Distribution[] of(NumberColumn column, byte[] labels, int count) {
        return GroupedCounts.of(column, labels, count);
    }

    /** Returns the distribution of values that ascend, from {@code from} (inclusive) to {@code to} (exclusive). */
    static Distribution ofSorted(double[] sorted, int from, int to) {
        double[] values = new double[to - from];
        long[] ends = new long[to - from];
        int size = 0;
        for (int i = from; i < to; i++) {
            // plus 0.0: a negative zero is a zero
            if (size == 0 || sorted[i] != values[size - 1]) {
                values[size++] = sorted[i] + 0.0;
            }
            ends[size - 1] = i - from + 1L;
        }
        return new Distribution(Arrays.copyOf(values, size), Arrays.copyOf(ends, size));
    }

    /** Returns how many values there are, each as often as it occurs. */
    public long count() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    /** Returns how often the i-th distinct value occurs. */
    public long count(int i) {
        return i == 0 ? ends[0] : ends[i] - ends[i - 1];
    }

    /** Returns the smallest value. */
    public double smallest() {
        return values[0];
    }

    /** Returns the largest value. */
    public double largest() {
        return values[values.length - 1];
    }

    /** Returns how many values are zero. */
    public long zeros() {
        int at = Arrays.binarySearch(values, 0.0);
        return at < 0 ? 0 : count(at);
    }

    /** Returns the part above zero; nothing of this one may be below. */
    public Distribution positive() {
        if (values.length == 0 || values[0] != 0) {
            return this;
        }
        long zeros = ends[0];
        return new Distribution(
                Arrays.copyOfRange(values, 1, values.length),
                Arrays.stream(ends).skip(1).map(end -> end - zeros).toArray());
    }

    /**
     * Returns whether values spread as amounts, counts and volumes do: Q3 / Q1 of those above zero is more than 3.
     * Nothing may be below zero.
     */
    public boolean isSkewed() {
        Distribution positive = positive();
        return positive.quantile(0.75) / positive.quantile(0.25) > SKEWED_QUARTILE_RATIO;
    }

    /**
     * Returns where the tail begins of values that spread over orders of magnitude, as amounts, counts and volumes do:
     * Q3 · (Q3 / Q1)², of the values above zero.
     *
     * @return infinity where no bound can be told: something is below zero, nothing above it, or both quartiles are
     *     equal
     */
    public double tailBound() {
        if (values.length == 0 || values[0] < 0) {
            return Double.POSITIVE_INFINITY;
        }
        Distribution positive = positive();
        double q1 = positive.quantile(0.25);
        double q3 = positive.quantile(0.75);
        double ratio = q3 / q1;
        return q1 < q3 ? q3 * ratio * ratio : Double.POSITIVE_INFINITY;
    }

    /** Returns how many values are above a number. */
    public long above(double bound) {
        int at = Arrays.binarySearch(values, bound);
        int first = at >= 0 ? at + 1 : -at - 1;
        return count() - (first == 0 ? 0 : ends[first - 1]);
    }

    /**
     * Returns a quantile, type 7 of Hyndman and Fan (doi:10.2307/2684934): what numpy, pandas and R give.
     *
     * @param probability 0 to 1
     * @return {@code NaN} where there are no values
     */
    public double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability " + probability);
        }
        if (values.length == 0) {
            return Double.NaN;
        }
        double position = (count() - 1) * probability;
        long lower = (long) Math.floor(position);
        double share = position - lower;
        double a = ofRank(lower);
        double b = ofRank(Math.min(lower + 1, count() - 1));
        // interpolated from the nearer end, as numpy does, so that the result lies between both
        return share < 0.5 ? a + (b - a) * share : b - (b - a) * (1 - share);
    }

    private double ofRank(long rank) {
        int at = Arrays.binarySearch(ends, rank + 1);
        return values[at >= 0 ? at : -at - 1];
    }

    /** Returns the exact sum of all values, each as often as it occurs. */
    public double sum() {
        ExactSum sum = ExactSum.of(farthest(0), count());
        for (int i = 0; i < values.length; i++) {
            sum.add(values[i], count(i));
        }
        return sum.value();
    }

    /** Returns the exact sum of squared differences to a number. */
    public double squares(double from) {
        double farthest = farthest(from);
        ExactSum sum = ExactSum.of(farthest * farthest, count());
        for (int i = 0; i < values.length; i++) {
            double difference = values[i] - from;
            sum.add(difference * difference, count(i));
        }
        return sum.value();
    }

    /** Returns the largest difference of a value to a number: of values that ascend, that of the first or the last. */
    private double farthest(double from) {
        return values.length == 0 ? 0 : Math.max(Math.abs(smallest() - from), Math.abs(largest() - from));
    }

    /** Returns the distribution of the values that a curve which never falls gives for these. */
    public Distribution mapped(java.util.function.DoubleUnaryOperator curve) {
        return new Distribution(Arrays.stream(values).map(curve).toArray(), ends);
    }
}
