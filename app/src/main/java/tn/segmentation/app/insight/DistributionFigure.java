package tn.segmentation.app.insight;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;

/** How the lines are shared out among the segments. */
final class DistributionFigure {

    private final RunSummary summary;
    private final FigureWords words;

    DistributionFigure(RunSummary summary, FigureWords words) {
        this.summary = summary;
        this.words = words;
    }

    Figure build() {
        List<@Nullable Double> sizes = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (RunSummary.Segment segment : summary.segments()) {
            Long size = segment.size();
            sizes.add(size == null ? null : (double) size);
            texts.add(
                    segment.hidden()
                            ? words.hidden()
                            : words.text(
                                    "distribution.value",
                                    "share",
                                    words.share(segment.percentageDisplay()),
                                    "size",
                                    words.count(size)));
        }
        Figure.Series series = new Figure.Series(words.text("lines"), sizes, texts, words.segmentColours());
        return new Figure(
                "distribution",
                Figure.Kind.DONUT,
                title(),
                words.note(words.text("distribution.counted")),
                description(),
                words.text("lines"),
                words.segmentIds(),
                List.of(series),
                table());
    }

    private String title() {
        if (!words.mayState()) {
            return words.text("distribution.title");
        }
        RunSummary.Segment spender = spender();
        Double spend = spender == null ? null : spender.shareOfSpend();
        if (spender != null && spend != null) {
            return words.text(
                    "distribution.title.spend",
                    "segment",
                    spender.id(),
                    "share",
                    words.share(spender.percentageDisplay()),
                    "spend",
                    spend);
        }
        RunSummary.Segment largest = largest();
        return largest == null
                ? words.text("distribution.title")
                : words.text(
                        "distribution.title.largest",
                        "segment",
                        largest.id(),
                        "share",
                        words.share(largest.percentageDisplay()));
    }

    /** The segment whose share of the spend exceeds its share of the lines by most; null where spend is not known. */
    private RunSummary.@Nullable Segment spender() {
        RunSummary.Segment best = null;
        double excess = 0;
        for (RunSummary.Segment segment : summary.segments()) {
            Double spend = segment.shareOfSpend();
            Double lines = segment.percentage();
            if (spend != null && lines != null && spend - lines > excess) {
                best = segment;
                excess = spend - lines;
            }
        }
        return best;
    }

    /** Null where every size is hidden. */
    private RunSummary.@Nullable Segment largest() {
        RunSummary.Segment best = null;
        long most = -1;
        for (RunSummary.Segment segment : summary.segments()) {
            Long size = segment.size();
            if (size != null && size > most) {
                best = segment;
                most = size;
            }
        }
        return best;
    }

    private String description() {
        List<String> parts = new ArrayList<>();
        for (RunSummary.Segment segment : summary.segments()) {
            Double spend = segment.shareOfSpend();
            parts.add(
                    spend == null
                            ? words.text(
                                    "distribution.part",
                                    "segment",
                                    words.segment(segment),
                                    "share",
                                    words.share(segment.percentageDisplay()))
                            : words.text(
                                    "distribution.part.spend",
                                    "segment",
                                    words.segment(segment),
                                    "share",
                                    words.share(segment.percentageDisplay()),
                                    "spend",
                                    spend));
        }
        return words.text("distribution.description", "parts", words.formats().list(parts));
    }

    private Figure.Grid table() {
        boolean spendKnown = summary.segments().stream().anyMatch(s -> s.shareOfSpend() != null);
        List<String> header =
                new ArrayList<>(List.of(words.text("segment"), words.text("lines"), words.text("share_of_lines")));
        if (spendKnown) {
            header.add(words.text("share_of_spend"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (RunSummary.Segment segment : summary.segments()) {
            List<String> row = new ArrayList<>(List.of(
                    words.segment(segment), words.count(segment.size()), words.share(segment.percentageDisplay())));
            if (spendKnown) {
                Double spend = segment.shareOfSpend();
                row.add(
                        segment.hidden()
                                ? words.hidden()
                                : words.formats().percentage(spend == null ? Double.NaN : spend));
            }
            rows.add(row);
        }
        return Figure.Grid.bySegment(header, rows, words.segmentIds());
    }
}
