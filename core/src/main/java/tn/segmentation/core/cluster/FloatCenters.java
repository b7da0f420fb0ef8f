package tn.segmentation.core.cluster;

/**
 * Centers in the form in which a {@link BlockScan} needs them.
 *
 * @param clusters k
 * @param minusTwice of each center and coordinate, minus two times it
 * @param squares the squared length of each center
 * @param largestSquare the largest of them
 * @param margin 2 (2^-24 reach)², of the reach by which the nearest center has to be nearer than any other
 * @param error by how much a score may be off, as a share of the squared lengths of row and center
 */
record FloatCenters(int clusters, float[] minusTwice, float[] squares, float largestSquare, float margin, float error) {

    /*
     * What is computed. The squared distance of a row x to a center c is |x|² + s with the score s = |c|² - 2 x·c; the
     * nearest center is that of the smallest score. Scores are computed in floats, by one multiplication and addition per
     * coordinate. With u = 2^-24, the error of a rounding:
     *
     *   x_j, a whole number of steps below 2^31, c_j and |c|² are rounded once each on their way to float, each product
     *   and each of the d sums once more (or product and sum together, where there is a fused instruction). To first order
     *   a score is off by at most (d + 3) u (|c|² + 2 sum |x_j c_j|) <= (d + 3) u (2 |c|² + |x|²),
     *   because 2 |x_j c_j| <= x_j² + c_j².
     *
     * The difference of two scores is off by twice that at most. `error` is (d + 8) 2^-22, which is more than four times
     * (d + 3) u: it also pays for the higher orders, for |x|² itself being computed in floats, and for the
     * rounding of the doubles by which NearestCenters decides (2^-53, the same sums).
     *
     * When it holds. With E = error * (2 |c|²max + |x|²), gap = second score - best score, and
     * D = best + second + 2 |x|² + 2 E >= d1² + d2²:
     *   1. where gap >= E, the best center is the nearest in doubles too: the label is sure;
     *   2. where gap - E > reach * sqrt(2 D), moreover d2² - d1² >= gap - E > reach * sqrt(2 (d1² + d2²))
     *      >= reach * (d1 + d2), hence d2 - d1 > reach: the next nearest center is farther by more than the reach.
     * With sure = gap - E, above 0, the second is asked by squares, which takes no root: (2^-24 sure)² > margin D. With
     * beyond = (2^-24 max(sure, 0))² - margin D, the slack is max(beyond, 0) + min(sure, 0).
     * Nothing infinite is taken from anything infinite, so there is no NaN: squared lengths of 2^31 steps in a few thousand
     * dimensions are below 2^75, and so is the square of a reach; FAR is 2^100, and margin D below 2^127. Where margin D is
     * too small for a float, reach * sqrt(2 D) is below 2^-39; the half of E that is not needed is above
     * 2^-23 D, hence more than that wherever D >= 2^-16.
     */
    private static final double ERROR = 0x1p-22;
    private static final int ERROR_TERMS = 8;

    /** Stands for the score of a center that there is not. */
    static final float FAR = 0x1p100f;

    /** What distances squared are multiplied by before they are squared once more. */
    static final float SCALE = 0x1p-24f;

    /** Returns the form of centers in steps, with a reach in steps, 0 or more. */
    static FloatCenters of(double[][] centers, float reach) {
        int d = centers[0].length;
        float[] minusTwice = new float[centers.length * d];
        float[] squares = new float[centers.length];
        float largest = 0;
        for (int c = 0; c < centers.length; c++) {
            double square = 0;
            for (int j = 0; j < d; j++) {
                minusTwice[c * d + j] = (float) (-2 * centers[c][j]);
                square += centers[c][j] * centers[c][j];
            }
            squares[c] = (float) square;
            largest = Math.max(largest, squares[c]);
        }
        float scaled = SCALE * reach;
        return new FloatCenters(
                centers.length, minusTwice, squares, largest, 2 * scaled * scaled, (float) ((d + ERROR_TERMS) * ERROR));
    }
}
