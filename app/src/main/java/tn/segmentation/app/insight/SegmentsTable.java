package tn.segmentation.app.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;

/** The segments one under the other: how large they are, their medians, and, where words are shown, their offer. */
final class SegmentsTable {

    private final RunSummary summary;
    private final FigureWords words;

    SegmentsTable(RunSummary summary, FigureWords words) {
        this.summary = summary;
        this.words = words;
    }

    Figure build() {
        List<Figure.Series> series = new ArrayList<>();
        series.add(column(words.text("lines"), s -> {
            Long size = s.size();
            return size == null ? null : Double.valueOf(size);
        }));
        series.add(column(words.text("share_of_lines"), RunSummary.Segment::percentage));
        series.add(column(words.text("share_of_spend"), RunSummary.Segment::shareOfSpend));
        for (String feature : summary.features()) {
            series.add(column(
                    words.head(feature),
                    s -> s.hidden() ? null : s.medianValues().get(feature)));
        }
        return new Figure(
                "segments",
                Figure.Kind.TABLE,
                words.text("table.segments"),
                words.note(words.text("table.segments.counted")),
                "",
                "",
                words.segmentIds(),
                series,
                table(series));
    }

    private Figure.Series column(String name, Function<RunSummary.Segment, @Nullable Double> value) {
        List<@Nullable Double> values = new ArrayList<>();
        summary.segments().forEach(segment -> values.add(value.apply(segment)));
        return new Figure.Series(name, values, List.of(), List.of());
    }

    private Figure.Grid table(List<Figure.Series> series) {
        List<String> header = new ArrayList<>(List.of(words.text("segment")));
        series.forEach(column -> header.add(column.name()));
        header.add(words.text("table.offer"));
        return Figure.Grid.bySegment(
                header, summary.segments().stream().map(this::row).toList(), words.segmentIds());
    }

    private List<String> row(RunSummary.Segment segment) {
        Double spend = segment.shareOfSpend();
        RunSummary.Offer offer = segment.offer();
        List<String> row = new ArrayList<>(List.of(
                words.segment(segment),
                words.count(segment.size()),
                words.share(segment.percentageDisplay()),
                spend == null ? words.number(null) : words.formats().percentage(spend)));
        row.addAll(words.medians(segment));
        row.add(offer == null ? "" : offer.name());
        return row;
    }
}
