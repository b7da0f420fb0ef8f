package tn.segmentation.app.insight;

import java.util.Arrays;
import java.util.List;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunSummary;

/** The medians of segments as every table of them writes them. */
public final class SegmentMedians {

    private static final double LARGE = 1000;

    private SegmentMedians() {}

    /** Returns the medians of a segment, one per feature, in order. */
    public static List<String> of(RunSummary run, RunSummary.Segment segment, Messages messages) {
        return run.features().stream()
                .map(feature -> median(run, segment, feature, messages))
                .toList();
    }

    private static String median(RunSummary run, RunSummary.Segment segment, String feature, Messages messages) {
        if (segment.hidden()) {
            return messages.hidden();
        }
        Double median = segment.medianValues().get(feature);
        return messages.formats().decimal(median == null ? Double.NaN : median, decimals(run, feature));
    }

    /** One number of decimals for a whole column: none where every median is whole or they are large. */
    private static int decimals(RunSummary run, String feature) {
        double[] medians = run.segments().stream()
                .mapToDouble(s -> s.medianValues().getOrDefault(feature, 0.0))
                .toArray();
        boolean whole = Arrays.stream(medians).allMatch(m -> m == Math.rint(m));
        return whole || Arrays.stream(medians).max().orElse(0) >= LARGE ? 0 : 1;
    }
}
