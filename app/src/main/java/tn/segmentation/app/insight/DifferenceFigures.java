package tn.segmentation.app.insight;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;
import tn.segmentation.store.run.RunSummary.Importance;

/** How the segments differ from the base, in standard deviations: by feature, and by segment. */
final class DifferenceFigures {

    private final RunSummary summary;
    private final FigureWords words;
    private final List<Importance> importances;

    DifferenceFigures(RunSummary summary, FigureWords words) {
        this.summary = summary;
        this.words = words;
        this.importances = summary.featureImportance();
    }

    /** One series per feature, the most important first. */
    Figure importance() {
        List<Figure.Series> series = importances.stream()
                .map(i -> new Figure.Series(words.feature(i.feature()), i.values(), texts(i.values()), List.of()))
                .toList();
        return new Figure(
                "importance",
                Figure.Kind.HEATMAP,
                importanceTitle(),
                words.note(words.text("differences.counted")),
                importanceDescription(),
                words.text("deviations"),
                words.segmentIds(),
                series,
                table());
    }

    /** One series per segment. */
    Figure profiles() {
        List<Figure.Series> series = new ArrayList<>();
        List<String> colours = words.segmentColours();
        for (int s = 0; s < summary.segments().size(); s++) {
            if (summary.segments().get(s).hidden()) {
                continue;
            }
            List<@Nullable Double> values = new ArrayList<>();
            for (Importance importance : importances) {
                values.add(importance.values().get(s));
            }
            String id = summary.segments().get(s).id();
            series.add(new Figure.Series(id, values, texts(values), List.of(colours.get(s))));
        }
        return new Figure(
                "profiles",
                Figure.Kind.PROFILE,
                profilesTitle(),
                words.note(words.text("differences.counted")),
                profilesDescription(),
                words.text("deviations"),
                importances.stream().map(i -> words.feature(i.feature())).toList(),
                series,
                table());
    }

    private String importanceTitle() {
        if (!words.mayState()) {
            return words.text("importance.title");
        }
        String first = words.feature(importances.get(0).feature());
        return importances.size() == 1
                ? words.text("importance.title.first", "feature", first)
                : words.text(
                        "importance.title.second",
                        "feature",
                        first,
                        "second",
                        words.feature(importances.get(1).feature()));
    }

    private String importanceDescription() {
        List<String> parts = new ArrayList<>();
        for (Importance importance : importances) {
            parts.add(words.text(
                    "importance.part",
                    "feature",
                    words.feature(importance.feature()),
                    "importance",
                    100 * importance.importance()));
        }
        return words.text("importance.description", "parts", words.formats().list(parts));
    }

    private String profilesTitle() {
        int most = -1;
        for (int s = 0; s < summary.segments().size(); s++) {
            boolean isShown = !summary.segments().get(s).hidden();
            most = isShown
                            && (most < 0
                                    || extremeOf(s).distance(s)
                                            > extremeOf(most).distance(most))
                    ? s
                    : most;
        }
        if (most < 0 || !words.mayState()) {
            return words.text("profiles.title");
        }
        return words.text(
                "profiles.title.most",
                "segment",
                summary.segments().get(most).id(),
                "feature",
                words.feature(extremeFeature(most)),
                "value",
                words.difference(extreme(most)));
    }

    private String profilesDescription() {
        List<String> parts = new ArrayList<>();
        for (int s = 0; s < summary.segments().size(); s++) {
            RunSummary.Segment segment = summary.segments().get(s);
            if (segment.hidden()) {
                continue;
            }
            parts.add(words.text(
                    "profiles.part",
                    "segment",
                    words.segment(segment),
                    "feature",
                    words.feature(extremeFeature(s)),
                    "value",
                    words.difference(extreme(s))));
        }
        return words.text("profiles.description", "parts", words.formats().list(parts));
    }

    private @Nullable Double extreme(int segment) {
        return extremeOf(segment).values().get(segment);
    }

    private String extremeFeature(int segment) {
        return extremeOf(segment).feature();
    }

    /** The feature in which a segment is farthest from the base. */
    private Importance extremeOf(int segment) {
        Importance best = importances.get(0);
        for (Importance importance : importances) {
            best = importance.distance(segment) > best.distance(segment) ? importance : best;
        }
        return best;
    }

    private List<String> texts(List<@Nullable Double> values) {
        return values.stream().map(words::difference).toList();
    }

    private Figure.Grid table() {
        List<String> header = new ArrayList<>(List.of(words.text("feature")));
        header.addAll(words.segmentIds());
        header.add(words.text("explained"));
        List<List<String>> rows = new ArrayList<>();
        for (Importance importance : importances) {
            List<String> row = new ArrayList<>(List.of(words.feature(importance.feature())));
            row.addAll(texts(importance.values()));
            row.add(words.formats().percentage(100 * importance.importance()));
            rows.add(row);
        }
        return Figure.Grid.acrossSegments(header, rows, words.segmentIds());
    }
}
