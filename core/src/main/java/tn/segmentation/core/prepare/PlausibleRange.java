package tn.segmentation.core.prepare;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import tn.segmentation.core.data.Distribution;
import tn.segmentation.core.data.NumberColumn;

/**
 * How far values of a column may lie from the others before they are most likely mistakes: an amount in another unit, a
 * total among the lines, a test account. Nothing is changed because of it.
 *
 * @param column its name
 * @param low smallest value that is not far from the others
 * @param high largest such value
 * @param outside how many values are beyond either
 */
public record PlausibleRange(String column, double low, double high, long outside) {

    /** At the cap itself are the largest values of every sound file: one amount in some thousands. */
    private static final double TIMES_CAP = 10;

    /** So many times the range between the quartiles, beyond them: Tukey's "far out" is 3. */
    private static final double TIMES_QUARTILE_RANGE = 10;

    /**
     * Returns the range of a column. An amount, a count or a volume is judged as one however it is scaled: up to ten
     * times its cap.
     *
     * @param values of the column; of fewer than two distinct ones none is far from the others
     */
    public static PlausibleRange of(String column, Distribution values) {
        if (values.values().length < 2) {
            return new PlausibleRange(column, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
        }
        return of(column, values, Curve.of(column, values, Scaling.AUTO));
    }

    /** Returns the range of a column of which it is known what {@link Scaling#AUTO} would make. */
    static PlausibleRange of(String column, Distribution values, Curve auto) {
        Double cap = auto.cap();
        if (cap != null) {
            return of(column, values, 0, TIMES_CAP * cap);
        }
        double q1 = values.quantile(0.25);
        double q3 = values.quantile(0.75);
        double reach = q1 < q3 ? TIMES_QUARTILE_RANGE * (q3 - q1) : Double.POSITIVE_INFINITY;
        return of(column, values, q1 - reach, q3 + reach);
    }

    private static PlausibleRange of(String column, Distribution values, double low, double high) {
        long below = values.count() - values.above(Math.nextDown(low));
        return new PlausibleRange(column, low, high, below + values.above(high));
    }

    /**
     * Returns the rows of the values that are farthest outside, the farthest first; of equal ones those further up.
     *
     * @param values that the range was taken from
     * @param most how many at most
     */
    public List<Integer> farthest(NumberColumn values, int most) {
        Comparator<Integer> nearer = Comparator.<Integer>comparingDouble(row -> beyond(values.value(row)))
                .thenComparing(Comparator.reverseOrder());
        PriorityQueue<Integer> kept = new PriorityQueue<>(nearer);
        for (int row = 0; row < values.size() && outside > 0; row++) {
            if (beyond(values.value(row)) > 0) {
                kept.add(row);
                if (kept.size() > most) {
                    kept.remove();
                }
            }
        }
        return kept.stream().sorted(nearer.reversed()).toList();
    }

    /** Returns how far outside a value is; a missing one is not. */
    private double beyond(double value) {
        return value > high ? value - high : value < low ? low - value : 0;
    }
}
