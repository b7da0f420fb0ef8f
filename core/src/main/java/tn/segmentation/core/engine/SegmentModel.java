package tn.segmentation.core.engine;

import java.util.List;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.prepare.FeatureTransform;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;

/**
 * Everything that is needed to score customers: how features are scaled, and where the segments are. The same row gets
 * the same answer on any machine, alone or among millions.
 *
 * @param transforms one per feature, in the order of the coordinates
 * @param gridExponent scaled values are rounded to multiples of 2^-gridExponent, so that sums of them are exact
 * @param centers one array per segment, in scaled units, one coordinate per feature
 * @param labels ids of the segments, in the order of the centers
 * @param orderedBy the feature by whose rising mean the segments are numbered
 */
public record SegmentModel(
        List<FeatureTransform> transforms,
        int gridExponent,
        List<double[]> centers,
        List<String> labels,
        String orderedBy) {

    /** Copies the lists. */
    public SegmentModel {
        transforms = List.copyOf(transforms);
        centers = List.copyOf(centers);
        labels = List.copyOf(labels);
    }

    /** Returns the names of the features, in the order of the coordinates. */
    public List<String> features() {
        return transforms.stream().map(FeatureTransform::feature).toList();
    }

    /** Returns a center in raw units: a typical customer of the segment, not the mean. */
    public double[] typicalValues(int segment) {
        double[] raw = new double[transforms.size()];
        for (int j = 0; j < raw.length; j++) {
            raw[j] = transforms.get(j).invert(centers.get(segment)[j]);
        }
        return raw;
    }

    /**
     * Scores customers.
     *
     * @param features raw units, {@code NaN} where missing; holds at least the columns of this model
     * @param threads at least 1; no influence on the answer
     */
    public Assignments assign(Table features, int threads) {
        try (Workers workers = new Workers(threads, Progress.SILENT)) {
            return Scoring.assign(features, transforms, gridExponent, centers.toArray(double[][]::new), workers);
        }
    }
}
