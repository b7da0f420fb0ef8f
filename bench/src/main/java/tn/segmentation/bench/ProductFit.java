package tn.segmentation.bench;

import java.util.List;
import java.util.Map;
import tn.segmentation.core.cluster.KMeans;
import tn.segmentation.core.data.Column;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.prepare.FeatureTransform;
import tn.segmentation.core.prepare.ScaledRows;
import tn.segmentation.core.prepare.Scaling;
import tn.segmentation.core.prepare.Transforms;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;

/** The product's k-means; the one class of the benchmarks that knows the API of {@code core}. */
final class ProductFit implements Fit, AutoCloseable {

    private final ScaledRows points;
    private final double[][] centers;
    private final Workers workers;

    /** Scales the points as {@code --scaling standard} does; the first ones are the centers to start from. */
    ProductFit(double[][] columns, int clusters, int threads) {
        workers = new Workers(threads, Progress.SILENT);
        Column[] named = new Column[columns.length];
        for (int j = 0; j < columns.length; j++) {
            named[j] = new NumberColumn("feature" + j, columns[j]);
        }
        Table table = Table.of(named);
        Transforms transforms = Transforms.fit(table, Scaling.STANDARD, Map.of(), workers);
        List<FeatureTransform> features = transforms.features();
        points = Transforms.apply(table, features, transforms.gridExponent(), workers);
        centers = new double[clusters][columns.length];
        for (int c = 0; c < clusters; c++) {
            for (int j = 0; j < columns.length; j++) {
                centers[c][j] = features.get(j).apply(columns[j][c]);
            }
        }
    }

    @Override
    public int run(int iterations) {
        KMeans kMeans = new KMeans(centers.length, 0, 1, iterations, 0);
        return kMeans.fitFrom(points, centers, workers, Progress.SILENT).iterations();
    }

    @Override
    public void close() {
        workers.close();
    }
}
