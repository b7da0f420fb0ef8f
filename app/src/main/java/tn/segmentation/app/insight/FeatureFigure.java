package tn.segmentation.app.insight;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;

/** One feature by segment: where the middle half and the middle nine tenths of the lines lie. */
final class FeatureFigure {

    private static final List<Integer> QUANTILES = List.of(5, 25, 50, 75, 95);
    private static final int MEDIAN = 2;

    private final RunSummary summary;
    private final FigureWords words;
    private final String feature;

    /** Per quantile, one value per segment. */
    private final List<List<Double>> values;

    private final List<List<String>> texts;

    FeatureFigure(RunSummary summary, FigureWords words, String feature) {
        this.summary = summary;
        this.words = words;
        this.feature = feature;
        this.values = new ArrayList<>();
        for (int q = 0; q < QUANTILES.size(); q++) {
            List<Double> row = new ArrayList<>();
            for (RunSummary.Segment segment : summary.segments()) {
                row.add(quantile(segment, q));
            }
            values.add(row);
        }
        this.texts = words.alike(values);
    }

    Figure build(String id) {
        List<Figure.Series> series = new ArrayList<>();
        for (int q = 0; q < QUANTILES.size(); q++) {
            List<@Nullable Double> drawn = new ArrayList<>();
            for (double value : values.get(q)) {
                drawn.add(Double.isFinite(value) ? value : null);
            }
            series.add(new Figure.Series(quantileName(q), drawn, texts.get(q), words.segmentColours()));
        }
        return new Figure(
                id,
                Figure.Kind.BOX,
                title(),
                words.note(words.text("feature.counted")),
                description(),
                words.unit(feature),
                words.segmentIds(),
                series,
                table());
    }

    private double quantile(RunSummary.Segment segment, int index) {
        List<Double> quantiles = segment.quantiles().get(feature);
        return quantiles == null ? Double.NaN : quantiles.get(index);
    }

    private String quantileName(int index) {
        return words.text(index == MEDIAN ? "feature.median" : "feature.quantile", "percent", QUANTILES.get(index));
    }

    private String title() {
        List<Double> medians = values.get(MEDIAN);
        int lowest = 0;
        int highest = 0;
        for (int s = 1; s < medians.size(); s++) {
            lowest = medians.get(s) < medians.get(lowest) ? s : lowest;
            highest = medians.get(s) > medians.get(highest) ? s : highest;
        }
        // whole medians are not written with decimals because other quantiles have them
        List<String> shown = words.alike(List.of(medians)).get(0);
        String low = shown.get(lowest);
        String high = shown.get(highest);
        if (!words.mayState() || low.equals(high)) {
            return words.text("feature.title", "feature", words.startingWith(feature));
        }
        return words.text(
                "feature.title.range",
                "feature",
                words.startingWith(feature),
                "low",
                words.withUnit(low, feature),
                "low_segment",
                summary.segments().get(lowest).id(),
                "high",
                words.withUnit(high, feature),
                "high_segment",
                summary.segments().get(highest).id());
    }

    private String description() {
        List<String> parts = new ArrayList<>();
        for (int s = 0; s < summary.segments().size(); s++) {
            parts.add(words.text(
                    "feature.part",
                    "segment",
                    words.segment(summary.segments().get(s)),
                    "median",
                    words.withUnit(texts.get(MEDIAN).get(s), feature),
                    "low",
                    texts.get(1).get(s),
                    "high",
                    words.withUnit(texts.get(3).get(s), feature)));
        }
        return words.text(
                "feature.description",
                "feature",
                words.startingWith(feature),
                "parts",
                words.formats().list(parts));
    }

    private Figure.Grid table() {
        List<String> header = new ArrayList<>(List.of(words.text("segment")));
        for (int q = 0; q < QUANTILES.size(); q++) {
            header.add(quantileName(q));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int s = 0; s < summary.segments().size(); s++) {
            List<String> row =
                    new ArrayList<>(List.of(words.segment(summary.segments().get(s))));
            for (List<String> quantile : texts) {
                row.add(quantile.get(s));
            }
            rows.add(row);
        }
        return new Figure.Grid(header, rows);
    }
}
