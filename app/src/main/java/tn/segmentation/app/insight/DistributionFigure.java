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
        List<Double> sizes = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (RunSummary.Segment segment : summary.segments()) {
            sizes.add((double) segment.size());
            texts.add(words.text("distribution.value", "share", segment.percentageDisplay(), "size", segment.size()));
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
                    spender.percentageDisplay(),
                    "spend",
                    spend);
        }
        RunSummary.Segment largest = largest();
        return words.text("distribution.title.largest", "segment", largest.id(), "share", largest.percentageDisplay());
    }

    /** The segment whose share of the spend exceeds its share of the lines by most; null where spend is not known. */
    private RunSummary.@Nullable Segment spender() {
        RunSummary.Segment best = null;
        double excess = 0;
        for (RunSummary.Segment segment : summary.segments()) {
            Double spend = segment.shareOfSpend();
            if (spend != null && spend - segment.percentage() > excess) {
                best = segment;
                excess = spend - segment.percentage();
            }
        }
        return best;
    }

    private RunSummary.Segment largest() {
        RunSummary.Segment best = summary.segments().get(0);
        for (RunSummary.Segment segment : summary.segments()) {
            best = segment.size() > best.size() ? segment : best;
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
                                    segment.percentageDisplay())
                            : words.text(
                                    "distribution.part.spend",
                                    "segment",
                                    words.segment(segment),
                                    "share",
                                    segment.percentageDisplay(),
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
                    words.segment(segment),
                    words.formats().integer(segment.size()),
                    words.formats().percentage(segment.percentageDisplay())));
            if (spendKnown) {
                Double spend = segment.shareOfSpend();
                row.add(words.formats().percentage(spend == null ? Double.NaN : spend));
            }
            rows.add(row);
        }
        return new Figure.Grid(header, rows);
    }
}
