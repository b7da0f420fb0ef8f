package tn.segmentation.core.engine;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import tn.segmentation.core.cluster.NearestCenters;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.prepare.FeatureTransform;
import tn.segmentation.core.prepare.RowWindow;
import tn.segmentation.core.prepare.ScaledRows;
import tn.segmentation.core.prepare.ScaledTable;
import tn.segmentation.core.progress.Workers;

/** Gives each row its segment: the last step of a run and the whole of scoring, so that both agree. */
final class Scoring {

    private final double[][] centers;
    private final double stepsPerUnit;
    private final byte[] segments;
    private final byte[] seconds;
    private final float[] distances;

    private Scoring(int rows, double[][] centers, int gridExponent, Workers workers) {
        this.stepsPerUnit = Math.scalb(1.0, gridExponent);
        this.centers = ScaledTable.timesPowerOfTwo(centers, gridExponent);
        // at the same time: the memory of ten million rows takes longer to get than to fill
        List<Object> made = workers.runAll(List.<Callable<Object>>of(() -> new float[rows], () -> new byte[2][rows]));
        this.distances = (float[]) made.get(0);
        byte[][] nearestTwo = (byte[][]) made.get(1);
        this.segments = nearestTwo[0];
        this.seconds = nearestTwo[1];
    }

    /** Puts rows into the points of a search, in steps. Belongs to one thread. */
    private interface Loader {
        void load(NearestCenters search, int start, int size);
    }

    /** Assigns rows that are on the grid. */
    static Assignments assign(ScaledRows table, double[][] centers, Workers workers) {
        return new Scoring(table.rows(), centers, table.gridExponent(), workers)
                .assign(
                        () -> {
                            RowWindow window = table.window(NearestCenters.BLOCK);
                            return (search, start, size) -> {
                                window.move(start, start + size);
                                search.load(window.columns(), window.start(), size);
                            };
                        },
                        workers);
    }

    /** Assigns other rows: the same as on the grid, even where they lie outside it. */
    static Assignments assign(
            Table table, List<FeatureTransform> transforms, int gridExponent, double[][] centers, Workers workers) {
        List<NumberColumn> columns =
                transforms.stream().map(t -> table.numbers(t.feature())).toList();
        Scoring scoring = new Scoring(table.rows(), centers, gridExponent, workers);
        return scoring.assign(
                () -> (search, start, size) -> {
                    for (int j = 0; j < columns.size(); j++) {
                        double[] points = search.points()[j];
                        columns.get(j).copy(start, start + size, points);
                        for (int i = 0; i < size; i++) {
                            points[i] = Math.rint(transforms.get(j).apply(points[i]) * scoring.stepsPerUnit);
                        }
                    }
                },
                workers);
    }

    private Assignments assign(Supplier<Loader> loaders, Workers workers) {
        workers.forBlocks(segments.length, (from, to) -> {
            NearestCenters search = new NearestCenters(centers);
            Loader loader = loaders.get();
            for (int start = from; start < to; start += NearestCenters.BLOCK) {
                int size = Math.min(NearestCenters.BLOCK, to - start);
                loader.load(search, start, size);
                search.find(size);
                take(search, start, size);
            }
        });
        return new Assignments(segments, seconds, distances);
    }

    private void take(NearestCenters search, int start, int size) {
        for (int i = 0; i < size; i++) {
            segments[start + i] = (byte) search.label(i);
            seconds[start + i] = (byte) search.second(i);
            distances[start + i] = (float) (Math.sqrt(search.squaredDistance(i)) / stepsPerUnit);
        }
    }
}
