package tn.segmentation.core.data;

/** Quantiles of sorted values, type 7 of Hyndman and Fan (doi:10.2307/2684934): what numpy, pandas and R give. */
public final class Quantiles {

    private Quantiles() {}

    /**
     * Returns a quantile.
     *
     * @param sorted ascending, without {@code NaN}
     * @param from first position that belongs to the sample
     * @param to one past the last position; the result is {@code NaN} when it equals {@code from}
     * @param probability 0 to 1
     */
    public static double ofSorted(double[] sorted, int from, int to, double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability " + probability);
        }
        if (from == to) {
            return Double.NaN;
        }
        double position = (to - from - 1) * probability;
        int lower = (int) Math.floor(position);
        double share = position - lower;
        double a = sorted[from + lower];
        double b = sorted[Math.min(from + lower + 1, to - 1)];
        // interpolated from the nearer end, as numpy does, so that the result lies between both
        return share < 0.5 ? a + (b - a) * share : b - (b - a) * (1 - share);
    }

    /** Returns a quantile of all of {@code sorted}; see {@link #ofSorted(double[], int, int, double)}. */
    public static double ofSorted(double[] sorted, double probability) {
        return ofSorted(sorted, 0, sorted.length, probability);
    }
}
