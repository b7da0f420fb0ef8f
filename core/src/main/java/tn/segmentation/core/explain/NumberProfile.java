package tn.segmentation.core.explain;

import java.util.List;

/**
 * A column of numbers over one group of customers, in raw units. Missing values are left out of everything. Every
 * number but {@code count} is {@code NaN} when {@code count} is 0, and {@code deviation} when it is 1.
 *
 * @param count values that are not missing
 * @param sum of the values
 * @param mean arithmetic mean
 * @param deviation sample standard deviation (divided by count - 1), as pandas gives it
 * @param quantiles 5 %, 25 %, 50 %, 75 % and 95 %, type 7 of Hyndman and Fan (doi:10.2307/2684934), as pandas and numpy
 *     give them
 * @param zeroShare share of values that are exactly zero, 0 to 1
 */
public record NumberProfile(
        long count, double sum, double mean, double deviation, List<Double> quantiles, double zeroShare) {

    /** Checks the arguments. */
    public NumberProfile {
        quantiles = List.copyOf(quantiles);
        if (quantiles.size() != 5) {
            throw new IllegalArgumentException("five quantiles, not " + quantiles);
        }
    }

    /** Returns the median. */
    public double median() {
        return quantiles.get(2);
    }
}
