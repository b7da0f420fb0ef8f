package tn.segmentation.app.run;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Shares with one decimal that add to 100.0, by the method of the largest remainder. */
final class Percentages {

    private static final long TENTHS = 1_000;

    private Percentages() {}

    /**
     * Returns the percentage of each size; all zeros when the sizes are.
     *
     * @param sizes each 0 or more; of equal remainders the earlier one is rounded up
     */
    static double[] display(long[] sizes) {
        long total = IntStream.range(0, sizes.length).mapToLong(i -> sizes[i]).sum();
        double[] shown = new double[sizes.length];
        if (total == 0) {
            return shown;
        }
        long[] tenths = new long[sizes.length];
        long missing = TENTHS;
        for (int i = 0; i < sizes.length; i++) {
            tenths[i] = sizes[i] * TENTHS / total;
            missing -= tenths[i];
        }
        IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -(sizes[i] * TENTHS % total)))
                .limit(missing)
                .forEach(i -> tenths[i]++);
        for (int i = 0; i < sizes.length; i++) {
            shown[i] = tenths[i] / 10.0;
        }
        return shown;
    }
}
