package tn.segmentation.app.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;

/** One feature of several groups of lines: where the middle half and the middle nine tenths of each lie. */
final class FeatureBoxes {

    private static final List<Integer> QUANTILES = List.of(5, 25, 50, 75, 95);
    private static final int LOW = 1;
    private static final int MEDIAN = 2;
    private static final int HIGH = 3;

    private final FigureWords words;
    private final String feature;
    private final List<Group> groups;

    /** Per quantile, one value per group. */
    private final List<List<Double>> values;

    private final List<List<String>> texts;

    /**
     * Lines that have one box.
     *
     * @param segment id of the segment that they are; empty for another group
     * @param id below the box
     * @param name where there is room for it
     * @param colour of the box, {@code #RRGGBB}
     * @param quantiles of each column
     * @param isHidden whether nothing is said of them
     */
    record Group(
            String segment,
            String id,
            String name,
            String colour,
            Map<String, List<Double>> quantiles,
            boolean isHidden) {

        static Group of(RunSummary.Segment segment, int position, FigureWords words) {
            return new Group(
                    segment.id(),
                    segment.id(),
                    words.segment(segment),
                    SegmentColours.of(position),
                    segment.quantiles(),
                    segment.hidden());
        }

        private double quantile(String feature, int index) {
            List<Double> known = quantiles.get(feature);
            return known == null ? Double.NaN : known.get(index);
        }
    }

    FeatureBoxes(FigureWords words, String feature, List<Group> groups) {
        this.words = words;
        this.feature = feature;
        this.groups = groups;
        this.values = IntStream.range(0, QUANTILES.size())
                .mapToObj(q -> each(group -> group.quantile(feature, q)))
                .toList();
        this.texts = words.alike(values).stream().map(this::withHidden).toList();
    }

    private List<String> withHidden(List<String> known) {
        return IntStream.range(0, groups.size())
                .mapToObj(g -> groups.get(g).isHidden() ? words.hidden() : known.get(g))
                .toList();
    }

    /** Returns the median of each group, not a number where there is none. */
    List<Double> medians() {
        return values.get(MEDIAN);
    }

    /** Returns the median of a group as the figure writes it. */
    String median(int group) {
        return texts.get(MEDIAN).get(group);
    }

    Figure build(String id, String title) {
        List<Figure.Series> series = new ArrayList<>();
        for (int q = 0; q < QUANTILES.size(); q++) {
            List<@Nullable Double> drawn = new ArrayList<>();
            for (double value : values.get(q)) {
                drawn.add(Double.isFinite(value) ? value : null);
            }
            series.add(new Figure.Series(quantileName(q), drawn, texts.get(q), each(Group::colour)));
        }
        return new Figure(
                id,
                Figure.Kind.BOX,
                title,
                words.note(words.text("feature.counted")),
                description(),
                words.unit(feature),
                each(Group::id),
                series,
                table());
    }

    private <T> List<T> each(Function<Group, T> what) {
        return groups.stream().map(what).toList();
    }

    private String quantileName(int index) {
        return words.text(index == MEDIAN ? "feature.median" : "feature.quantile", "percent", QUANTILES.get(index));
    }

    private String description() {
        List<String> parts = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            if (groups.get(g).isHidden()) {
                continue;
            }
            parts.add(words.text(
                    "feature.part",
                    "segment",
                    groups.get(g).name(),
                    "median",
                    words.withUnit(median(g), feature),
                    "low",
                    texts.get(LOW).get(g),
                    "high",
                    words.withUnit(texts.get(HIGH).get(g), feature)));
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
        for (int g = 0; g < groups.size(); g++) {
            List<String> row = new ArrayList<>(List.of(groups.get(g).name()));
            for (List<String> quantile : texts) {
                row.add(quantile.get(g));
            }
            rows.add(row);
        }
        return Figure.Grid.bySegment(header, rows, each(Group::segment));
    }
}
