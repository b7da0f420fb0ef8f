package tn.segmentation.app.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;

/** One feature of one segment beside the whole base: where the middle half and the middle nine tenths of lines lie. */
final class SegmentFigure {

    private static final List<Integer> QUANTILES = List.of(5, 25, 50, 75, 95);
    private static final int LOW = 1;
    private static final int MEDIAN = 2;
    private static final int HIGH = 3;

    /** No segment's: the base is all of them. */
    private static final String BASE_COLOUR = "#A9AEB8";

    private final FigureWords words;
    private final RunSummary.Segment segment;
    private final String colour;
    private final String feature;

    /** Per quantile: the segment, the base. */
    private final List<List<Double>> values = new ArrayList<>();

    private final List<List<String>> texts;

    SegmentFigure(RunSummary summary, FigureWords words, int position, String feature) {
        this.words = words;
        this.segment = summary.segments().get(position);
        this.colour = SegmentColours.of(position);
        this.feature = feature;
        for (int q = 0; q < QUANTILES.size(); q++) {
            values.add(List.of(
                    quantile(segment.quantiles(), q), quantile(summary.overall().quantiles(), q)));
        }
        this.texts = words.alike(values);
    }

    private double quantile(Map<String, List<Double>> quantiles, int index) {
        List<Double> known = quantiles.get(feature);
        return known == null ? Double.NaN : known.get(index);
    }

    Figure build(String id) {
        List<Figure.Series> series = new ArrayList<>();
        for (int q = 0; q < QUANTILES.size(); q++) {
            List<@Nullable Double> drawn = new ArrayList<>();
            for (double value : values.get(q)) {
                drawn.add(Double.isFinite(value) ? value : null);
            }
            series.add(new Figure.Series(quantileName(q), drawn, texts.get(q), List.of(colour, BASE_COLOUR)));
        }
        return new Figure(
                id,
                Figure.Kind.BOX,
                words.text(
                        "segment.title",
                        "feature",
                        words.startingWith(feature),
                        "median",
                        words.withUnit(texts.get(MEDIAN).get(0), feature),
                        "base",
                        texts.get(MEDIAN).get(1)),
                words.note(words.text("feature.counted")),
                description(),
                words.unit(feature),
                List.of(segment.id(), words.text("base")),
                series,
                table());
    }

    private String quantileName(int index) {
        return words.text(index == MEDIAN ? "feature.median" : "feature.quantile", "percent", QUANTILES.get(index));
    }

    private String description() {
        List<String> parts = List.of(part(words.segment(segment), 0), part(words.text("base"), 1));
        return words.text(
                "feature.description",
                "feature",
                words.startingWith(feature),
                "parts",
                words.formats().list(parts));
    }

    private String part(String whose, int which) {
        return words.text(
                "feature.part",
                "segment",
                whose,
                "median",
                words.withUnit(texts.get(MEDIAN).get(which), feature),
                "low",
                texts.get(LOW).get(which),
                "high",
                words.withUnit(texts.get(HIGH).get(which), feature));
    }

    private Figure.Grid table() {
        List<String> header = new ArrayList<>(List.of(words.text("segment")));
        for (int q = 0; q < QUANTILES.size(); q++) {
            header.add(quantileName(q));
        }
        return new Figure.Grid(header, List.of(row(words.segment(segment), 0), row(words.text("base"), 1)));
    }

    private List<String> row(String whose, int which) {
        List<String> row = new ArrayList<>(List.of(whose));
        texts.forEach(quantile -> row.add(quantile.get(which)));
        return row;
    }
}
