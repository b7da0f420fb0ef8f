package tn.segmentation.app.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.run.SegmentOutcome;
import tn.segmentation.core.data.CustomerField;
import tn.segmentation.store.run.RunSummary;
import tn.segmentation.store.run.RunSummary.Importance;
import tn.segmentation.store.run.RunSummary.Segment;

/** A run as a page of a terminal: the segments, how good they are, what to know, where it is, what is next. */
final class SummaryText {

    /** In standard deviations: what differs less from the whole base is not worth a word. */
    private static final double NOTABLE = 0.5;

    private static final double STRONG = 1.0;
    private static final int TRAITS = 3;
    private static final String SPEND = CustomerField.MONTANT_CONSOMMATION.column();

    private final Messages messages;

    SummaryText(Messages messages) {
        this.messages = messages;
    }

    List<String> of(SegmentOutcome outcome) {
        RunSummary summary = outcome.summary();
        List<String> lines = new ArrayList<>(heading(summary));
        lines.add("");
        lines.addAll(segments(summary));
        lines.add(messages.text("segment.legend"));
        lines.add("");
        lines.addAll(new Quality(messages).of(summary));
        summary.warnings().forEach(w -> lines.add(messages.text("segment.warning", Map.of("text", w.text()))));
        lines.add("");
        if (summary.rowsRejected() > 0) {
            String rejects = outcome.folder().path().resolve("rejects.csv").toString();
            lines.add(messages.text("segment.rejects", Map.of("count", summary.rowsRejected(), "file", rejects)));
        }
        lines.add(messages.text(
                "segment.folder", Map.of("folder", outcome.folder().path().toString())));
        outcome.figures()
                .ifPresent(folder -> lines.add(messages.text("segment.figures", Map.of("folder", folder.toString()))));
        lines.add(messages.text(
                switch (outcome.fate()) {
                    case PUBLISHED -> "segment.next";
                    case PROPOSED -> "segment.proposed";
                    case KEPT -> "segment.not_published";
                }));
        return lines;
    }

    private List<String> heading(RunSummary summary) {
        List<String> lines = new ArrayList<>();
        lines.add(messages.text("segment.heading", Map.of("run", summary.runId())));
        if (summary.synthetic()) {
            lines.add(messages.text("synthetic.mark"));
        }
        lines.add(messages.text(
                "segment.rows",
                Map.of(
                        "segmented", messages.count(summary.rowsSegmented()),
                        "imputed", messages.count(summary.rowsImputed()),
                        "rejected", summary.rowsRejected())));
        return lines;
    }

    private List<String> segments(RunSummary summary) {
        boolean hasSpend = summary.overall().meanValues().containsKey(SPEND);
        List<String> header = new ArrayList<>(List.of(
                messages.text("segment.column.segment"),
                messages.text("segment.column.share"),
                messages.text("segment.column.rows")));
        if (hasSpend) {
            header.add(messages.text("segment.column.spend"));
        }
        header.add(messages.text("segment.column.traits"));
        header.add(messages.text("segment.column.offer"));
        TextTable table = new TextTable(header, hasSpend ? Set.of(1, 2, 3) : Set.of(1, 2));
        for (int i = 0; i < summary.segments().size(); i++) {
            table.add(row(summary, i, hasSpend));
        }
        return table.lines();
    }

    private List<String> row(RunSummary summary, int position, boolean hasSpend) {
        Segment segment = summary.segments().get(position);
        List<String> row = new ArrayList<>();
        row.add(segment.name().equals(segment.id()) ? segment.id() : segment.id() + " " + segment.name());
        row.add(messages.share(segment.percentageDisplay()));
        row.add(messages.count(segment.size()));
        if (hasSpend) {
            row.add(messages.formats().decimal(segment.meanValues().getOrDefault(SPEND, Double.NaN), 1));
        }
        row.add(traits(summary.featureImportance(), position));
        RunSummary.Offer offer = segment.offer();
        row.add(offer == null ? "–" : offer.name());
        return row;
    }

    private String traits(List<Importance> features, int position) {
        String traits = features.stream()
                .filter(f -> Math.abs(difference(f, position)) >= NOTABLE)
                .sorted(Comparator.comparingDouble(f -> -Math.abs(difference(f, position))))
                .limit(TRAITS)
                .map(f -> arrow(difference(f, position)) + " " + name(f.feature()))
                .collect(Collectors.joining(", "));
        return traits.isEmpty() ? messages.text("segment.no_trait") : traits;
    }

    /** The terminal shows the files as they are: there nothing is hidden. */
    private static double difference(Importance feature, int position) {
        return Objects.requireNonNull(feature.values().get(position));
    }

    private static String arrow(double deviations) {
        String arrow = deviations > 0 ? "↑" : "↓";
        return Math.abs(deviations) >= STRONG ? arrow + arrow : arrow;
    }

    private String name(String column) {
        return messages.has("field." + column) ? messages.text("field." + column) : column;
    }
}
