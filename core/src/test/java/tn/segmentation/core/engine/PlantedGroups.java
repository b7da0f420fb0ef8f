package tn.segmentation.core.engine;

import java.util.Random;
import java.util.stream.IntStream;
import tn.segmentation.core.data.Column;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Table;

/** Groups of rows around centers, the same to the bit as those of {@code oracle/planted_groups.py}. */
enum PlantedGroups {
    SEPARATED(3, 60, 0, sizes(6, 200), spreads(6, 1)),
    UNBALANCED(4, 20, 0, new int[] {2000, 40, 2000, 40, 40}, spreads(5, 1)),
    SPREADS(2, 40, 0, sizes(4, 500), new double[] {0.25, 1, 4, 16}),
    TWENTY(5, 12, 0, sizes(20, 200), spreads(20, 1)),
    DUPLICATES(2, 16, 1, sizes(3, 700), spreads(3, 2));

    private final int features;
    private final double side;
    private final double grid;
    private final int[] sizes;
    private final double[] spreads;

    /** Centers stand in a box of that side; values are multiples of the grid, unless it is 0. */
    PlantedGroups(int features, double side, double grid, int[] sizes, double[] spreads) {
        this.features = features;
        this.side = side;
        this.grid = grid;
        this.sizes = sizes;
        this.spreads = spreads;
    }

    private static int[] sizes(int groups, int rows) {
        return IntStream.generate(() -> rows).limit(groups).toArray();
    }

    private static double[] spreads(int groups, double spread) {
        return IntStream.range(0, groups).mapToDouble(i -> spread).toArray();
    }

    Table table() {
        int rows = IntStream.of(sizes).sum();
        Random random = new Random(rows);
        double[][] columns = new double[features][rows];
        int row = 0;
        for (int group = 0; group < sizes.length; group++) {
            double[] center = new double[features];
            for (int j = 0; j < features; j++) {
                center[j] = side * random.nextDouble();
            }
            for (int i = 0; i < sizes[group]; i++, row++) {
                for (int j = 0; j < features; j++) {
                    double value = center[j] + spreads[group] * bell(random);
                    columns[j][row] = grid > 0 ? Math.rint(value / grid) * grid : value;
                }
            }
        }
        return new Table(IntStream.range(0, features)
                .<Column>mapToObj(j -> new NumberColumn("x" + j, columns[j]))
                .toList());
    }

    /** Returns nearly a standard normal: the sum of twelve uniform numbers, less its mean. */
    private static double bell(Random random) {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum - 6;
    }
}
