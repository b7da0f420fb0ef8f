package tn.segmentation.app.insight;

import java.util.List;
import java.util.stream.IntStream;
import tn.segmentation.app.insight.FeatureBoxes.Group;
import tn.segmentation.store.run.RunSummary;

/** One feature by segment. */
final class FeatureFigure {

    private final FigureWords words;
    private final String feature;
    private final List<Group> segments;
    private final FeatureBoxes boxes;

    FeatureFigure(RunSummary summary, FigureWords words, String feature) {
        this.words = words;
        this.feature = feature;
        this.segments = IntStream.range(0, summary.segments().size())
                .mapToObj(s -> Group.of(summary.segments().get(s), s, words))
                .toList();
        this.boxes = new FeatureBoxes(words, feature, segments);
    }

    Figure build(String id) {
        return boxes.build(id, title());
    }

    private String title() {
        List<Double> medians = boxes.medians();
        int lowest = -1;
        int highest = -1;
        for (int s = 0; s < medians.size(); s++) {
            if (Double.isFinite(medians.get(s))) {
                lowest = lowest < 0 || medians.get(s) < medians.get(lowest) ? s : lowest;
                highest = highest < 0 || medians.get(s) > medians.get(highest) ? s : highest;
            }
        }
        if (lowest < 0 || !words.mayState()) {
            return plainTitle();
        }
        // whole medians are not written with decimals because other quantiles have them
        List<String> shown = words.alike(List.of(medians)).get(0);
        String low = shown.get(lowest);
        String high = shown.get(highest);
        if (low.equals(high)) {
            return plainTitle();
        }
        return words.text(
                "feature.title.range",
                "feature",
                words.startingWith(feature),
                "low",
                words.withUnit(low, feature),
                "low_segment",
                segments.get(lowest).id(),
                "high",
                words.withUnit(high, feature),
                "high_segment",
                segments.get(highest).id());
    }

    private String plainTitle() {
        return words.text("feature.title", "feature", words.startingWith(feature));
    }
}
