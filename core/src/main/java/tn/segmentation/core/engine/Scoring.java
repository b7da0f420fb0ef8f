package tn.segmentation.core.engine;

import tn.segmentation.core.cluster.NearestCenters;
import tn.segmentation.core.prepare.ScaledTable;
import tn.segmentation.core.progress.Workers;

/** Gives each row its segment: the last step of a run and the whole of scoring, so that both agree. */
final class Scoring {

    private Scoring() {}

    static Assignments assign(ScaledTable table, double[][] centers, Workers workers) {
        byte[] segments = new byte[table.rows()];
        byte[] seconds = new byte[table.rows()];
        double[] distances = new double[table.rows()];
        workers.forBlocks(
                table.rows(),
                (from, to) -> new NearestCenters()
                        .forEach(table.columns(), from, to, centers, (row, label, second, squared) -> {
                            segments[row] = (byte) label;
                            seconds[row] = (byte) second;
                            distances[row] = Math.sqrt(squared);
                        }));
        return new Assignments(segments, seconds, distances);
    }
}
