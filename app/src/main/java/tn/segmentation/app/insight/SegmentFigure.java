package tn.segmentation.app.insight;

import java.util.List;
import tn.segmentation.app.insight.FeatureBoxes.Group;
import tn.segmentation.store.run.RunSummary;

/** One feature of one segment beside the whole base. */
final class SegmentFigure {

    private static final int SEGMENT = 0;
    private static final int BASE = 1;

    /** No segment's: the base is all of them. */
    private static final String BASE_COLOUR = "#A9AEB8";

    private final FigureWords words;
    private final String feature;
    private final FeatureBoxes boxes;

    SegmentFigure(RunSummary summary, FigureWords words, int position, String feature) {
        this.words = words;
        this.feature = feature;
        String base = words.text("base");
        this.boxes = new FeatureBoxes(
                words,
                feature,
                List.of(
                        Group.of(summary.segments().get(position), position, words),
                        new Group(
                                "",
                                base,
                                base,
                                BASE_COLOUR,
                                summary.overall().quantiles(),
                                summary.overall().size() == null)));
    }

    Figure build(String id) {
        return boxes.build(
                id,
                words.text(
                        "segment.title",
                        "feature",
                        words.startingWith(feature),
                        "median",
                        words.withUnit(boxes.median(SEGMENT), feature),
                        "base",
                        boxes.median(BASE)));
    }
}
