package tn.segmentation.bench;

import java.util.SplittableRandom;

/**
 * Points without any structure, on which k-means takes hundreds of iterations: uniform in the unit cube, the same for
 * the same size.
 */
final class Points {

    private Points() {}

    /** Returns one array per feature. */
    static double[][] columns(int rows, int features) {
        SplittableRandom random = new SplittableRandom(1);
        double[][] columns = new double[features][rows];
        for (double[] column : columns) {
            for (int i = 0; i < rows; i++) {
                column[i] = random.nextDouble();
            }
        }
        return columns;
    }
}
