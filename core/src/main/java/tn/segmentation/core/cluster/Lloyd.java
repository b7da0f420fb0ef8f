package tn.segmentation.core.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tn.segmentation.core.data.RowHash;
import tn.segmentation.core.prepare.RowWindow;
import tn.segmentation.core.prepare.ScaledRows;
import tn.segmentation.core.prepare.ScaledTable;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;
import tn.segmentation.core.progress.Workers;

/**
 * Lloyd's algorithm (doi:10.1109/TIT.1982.1056489) on one table, from given centers: assign each row to its nearest
 * center, move each center to the mean of its rows, until no row changes cluster. Holds the state of one attempt.
 */
final class Lloyd {

    /*
     * What is exact. Coordinates are whole steps and are added as longs, so the sums of a cluster do not depend on which
     * thread saw which row, and rows that stay where they are need not be added again. The nearest center is the one that
     * NearestCenters finds in doubles; BlockScan settles without it only what is beyond doubt (the proof stands in
     * FloatCenters). Every iteration therefore depends on the set of rows and the centers alone.
     *
     * What is left out. After a few iterations centers hardly move, and only rows between two of them can still change.
     * When the scan of all rows is made with a reach r > 0, a row with slack above 0 is nearer to its own center a than to any
     * other by more than r. As long as no two centers have moved by more than r together since that scan,
     *     d(x, b') - d(x, a') >= d(x, b) - d(x, a) - |b' - b| - |a' - a| > 0      for every other center b,
     * by the triangle inequality, so the row cannot change (the idea of Hamerly, doi:10.1137/1.9781611972801.12, with one
     * bound for all rows). The other rows, the active ones, are copied out and iterated on their own, as a layer above all
     * rows; those left out stand in the sums as they are. Centers move less and less, so the same is done to a layer, with
     * a smaller reach, once that leaves few enough of its rows: a row that is in a layer but not in the one above it cannot
     * change by the reach of the latter. A layer is left, and all above it, once the centers have moved too far since the
     * scan that made it. Labels, sums and the number of rows that change are those of the plain algorithm in every iteration.
     *
     * How far centers will move first is not known before a scan of all rows. It is guessed from a scan of some of them;
     * a wrong guess costs time only.
     */

    /** The reach, in movements of the last iteration: what k-means still moves after one, as a rule. */
    private static final double REACH = 4;

    /** Copying rows out pays when at most one in so many is active. */
    private static final int WORTHWHILE = 5;

    /** Fewer rows are not worth parting. */
    private static final int FEWEST_ROWS = 1 << 12;

    /**
     * Pays for the roundings in distances that centers moved, in a reach as a float, and in the last digit of slack.
     */
    private static final double PRECAUTION = 1 + 0x1p-16;

    /**
     * Of tables with at least {@link #FEWEST_PROBED} rows, one block in so many is scanned to guess the first movement.
     */
    private static final int PROBED = 64;

    private static final int FEWEST_PROBED = 1 << 18;

    private final ScaledRows table;
    private final Workers workers;
    private final ClusterSums sums;
    private double[][] centers;
    private final List<Layer> layers = new ArrayList<>();
    private double reach;
    private int iterations;
    private long changed;

    /** Starts from centers in scaled units. */
    Lloyd(ScaledRows table, double[][] initialCenters, Workers workers) {
        this.table = table;
        this.workers = workers;
        this.centers = ScaledTable.timesPowerOfTwo(initialCenters, table.gridExponent());
        this.sums = ClusterSums.none(initialCenters.length, table);
        layers.add(Layer.ofAll(table));
    }

    /** Iterates to the end and returns what was found. */
    KMeansModel run(int maxIterations, double tolerance, Progress progress) {
        double movement = Double.POSITIVE_INFINITY;
        if (table.rows() >= FEWEST_PROBED && maxIterations > 1) {
            reach = REACH * firstMovement();
        }
        do {
            progress.report(Stage.ITERATE, iterations, maxIterations);
            assignRows();
            iterations++;
            if (changed == 0) {
                break;
            }
            movement = moveCenters() / table.stepsPerUnit();
        } while (iterations < maxIterations && movement > tolerance);
        boolean converged = changed == 0 || movement <= tolerance;
        if (changed > 0) {
            // the last one: no row need be kept for another
            reach = 0;
            assignRows();
        }
        leaveLayers(1);
        double inertia = sums.inertia(centers);
        double[][] found = ScaledTable.timesPowerOfTwo(centers, -table.gridExponent());
        return new KMeansModel(found, top().labels(), sums, inertia, iterations, converged ? 0 : changed);
    }

    private void assignRows() {
        Layer layer = top();
        RowAssignment assignment = layer.assignment(centers, (float) (reach * PRECAUTION * PRECAUTION));
        changed = assignment.run(sums, workers);
        if (reach > 0 && changed > 0) {
            if (assignment.nearRowCount() * WORTHWHILE <= layer.rows()) {
                layers.add(layer.above(assignment.nearRows(workers), reach, workers));
            } else {
                layer.isTooFar(reach);
            }
        }
    }

    private Layer top() {
        return layers.get(layers.size() - 1);
    }

    /** Returns how far two centers would move together if some blocks were all rows. */
    private double firstMovement() {
        ScaledTable some = table.everyBlock(PROBED, BlockScan.ROWS);
        ClusterSums sumsOfSome = ClusterSums.none(centers.length, some);
        Layer.ofAll(some).assignment(centers, 0).run(sumsOfSome, workers);
        return Movement.of(centers, means(sumsOfSome)).ofTwo();
    }

    /** Returns the mean of each cluster, in steps; its center where it has no row. */
    private double[][] means(ClusterSums of) {
        double[][] means = new double[centers.length][];
        Arrays.setAll(means, c -> of.count(c) > 0 ? of.meanInSteps(c) : centers[c]);
        return means;
    }

    /**
     * How far centers move, in steps.
     *
     * @param largest of one
     * @param ofTwo of the two that move most, together
     */
    private record Movement(double largest, double ofTwo) {

        static Movement of(double[][] from, double[][] to) {
            double largest = 0;
            double second = 0;
            for (int c = 0; c < from.length; c++) {
                double distance = Math.sqrt(KMeansModel.squaredDistance(from[c], to[c]));
                second = Math.max(second, Math.min(distance, largest));
                largest = Math.max(largest, distance);
            }
            return new Movement(largest, largest + second);
        }
    }

    /** Moves each center to the mean of its rows and returns the largest distance moved. */
    private double moveCenters() {
        double[][] next = means(sums);
        if (sums.hasEmpty()) {
            leaveLayers(1);
            fillEmptyClusters(next);
        }
        Movement movement = Movement.of(centers, next);
        centers = next;
        int held = 0;
        while (held < layers.size() && layers.get(held).holdsAfter(movement.ofTwo() * PRECAUTION)) {
            held++;
        }
        leaveLayers(held);
        double wanted = REACH * movement.ofTwo();
        reach = top().rows() >= FEWEST_ROWS && top().isHopeful(wanted) ? wanted : 0;
        return movement.largest();
    }

    /** Leaves layers until so many are left. */
    private void leaveLayers(int left) {
        for (int last = layers.size() - 1; last >= left; last--) {
            layers.remove(last).writeLabels(top());
        }
    }

    /**
     * Puts the center of each empty cluster where the row is that is farthest from all centers, which lowers the
     * inertia most.
     */
    private void fillEmptyClusters(double[][] next) {
        for (int c = 0; c < next.length; c++) {
            if (sums.count(c) == 0) {
                ScaledTable farthest = table.select(new int[] {FarthestRow.of(table, next, workers)});
                for (int j = 0; j < table.dimensions(); j++) {
                    next[c][j] = farthest.columns()[j][0];
                }
            }
        }
    }

    /** The row that is farthest from its nearest center; of equally far ones that of the smallest hash. */
    private static final class FarthestRow {

        private final ScaledRows rows;
        private final double[][] centers;
        private double distance = -1;
        private int row;
        private long hash;

        private FarthestRow(ScaledRows rows, double[][] centers) {
            this.rows = rows;
            this.centers = centers;
        }

        static int of(ScaledRows rows, double[][] centers, Workers workers) {
            FarthestRow farthest = new FarthestRow(rows, centers);
            workers.forBlocks(rows.rows(), (from, to) -> {
                FarthestRow ofBlock = new FarthestRow(rows, centers);
                ofBlock.look(from, to);
                synchronized (farthest) {
                    farthest.take(ofBlock.row, ofBlock.distance, ofBlock.hash);
                }
            });
            return farthest.row;
        }

        private void look(int from, int to) {
            NearestCenters search = new NearestCenters(centers);
            RowWindow window = rows.window(NearestCenters.BLOCK);
            for (int start = from; start < to; start += NearestCenters.BLOCK) {
                int size = Math.min(NearestCenters.BLOCK, to - start);
                window.move(start, start + size);
                search.load(window.columns(), window.start(), size);
                search.find(size);
                for (int i = 0; i < size; i++) {
                    if (search.squaredDistance(i) >= distance) {
                        long its = RowHash.of(0, window.columns(), window.start() + i);
                        take(start + i, search.squaredDistance(i), its);
                    }
                }
            }
        }

        private void take(int other, double itsDistance, long itsHash) {
            if (itsDistance > distance || (itsDistance == distance && itsHash < hash)) {
                distance = itsDistance;
                row = other;
                hash = itsHash;
            }
        }
    }
}
