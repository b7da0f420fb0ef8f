package tn.segmentation.app.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.insight.Figure;
import tn.segmentation.app.insight.Figures;
import tn.segmentation.app.insight.RunStamp;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunSummary;

/**
 * What the first page shows of a run.
 *
 * @param runId whose figures are to be drawn
 * @param tiles the figures at the top
 * @param trust whether to rely on it
 * @param ordering by what segments are numbered
 * @param segments the cards, and the rows of the table
 * @param figures to be drawn, in order
 * @param table of the segments
 * @param features heads of the columns of medians, with their units
 * @param warnings what the reader has to know
 * @param facts where the numbers come from
 * @param stamp under whatever shows numbers
 */
record Overview(
        String runId,
        List<Tile> tiles,
        Trust trust,
        String ordering,
        List<SegmentCard> segments,
        List<Figure> figures,
        Figure table,
        List<String> features,
        List<String> warnings,
        List<Fact> facts,
        String stamp) {

    /**
     * A line of the small print.
     *
     * @param name what it is
     * @param value what it is here
     */
    record Fact(String name, String value) {}

    static Overview of(RunSummary run, Changes changes, Messages messages) {
        Words words = new Words(messages, run);
        return new Overview(
                run.runId(),
                tiles(run, changes, words),
                Trust.of(run, words),
                words.text("segments.ordering", Map.of("column", words.column(run.orderedBy()))),
                SegmentCard.of(run, words),
                Figures.of(run, messages),
                Figures.segments(run, messages),
                heads(run, words),
                warnings(run, words),
                facts(run, words),
                RunStamp.of(run, messages));
    }

    /** Returns the figures of one kind. */
    public List<Figure> figures(String kind) {
        return figures.stream().filter(f -> f.kind().name().equals(kind)).toList();
    }

    private static List<Tile> tiles(RunSummary run, Changes changes, Words words) {
        List<Tile> tiles = new ArrayList<>();
        tiles.add(new Tile(
                words.text("tile.lines"),
                words.messages().count(run.rowsSegmented()),
                "",
                words.text(
                        "tile.lines.note",
                        Map.of("read", words.messages().count(run.rowsRead()), "rejected", run.rowsRejected())),
                changes.lines(run)));
        tiles.add(new Tile(
                words.text("tile.segments"),
                words.formats().integer(run.segments().size()),
                "",
                words.text(
                        "tile.segments.note", Map.of("features", run.features().size())),
                changes.segments(run)));
        mean(run, "age", "tile.age", changes, words).ifPresent(tiles::add);
        mean(run, "montant_consommation", "tile.spend", changes, words).ifPresent(tiles::add);
        return tiles;
    }

    private static Optional<Tile> mean(RunSummary run, String column, String key, Changes changes, Words words) {
        Double mean = run.overall().meanValues().get(column);
        Double median = run.overall().medianValues().get(column);
        if (mean == null || median == null) {
            return Optional.empty();
        }
        String unit = words.unit(column);
        return Optional.of(new Tile(
                words.text(key),
                words.formats().decimal(mean, 1),
                unit,
                words.text(key + ".note", Map.of("median", median, "unit", unit)),
                changes.mean(run, column, unit)));
    }

    /** Returns the head of the column of each feature. */
    static List<String> heads(RunSummary run, Words words) {
        return run.features().stream().map(words::headingWithUnit).toList();
    }

    /** Returns what the reader has to know, but whether the segments are better than chance. */
    static List<String> warnings(RunSummary run, Words words) {
        return run.warnings().stream()
                .filter(w -> !Trust.isChance(w))
                .map(w -> sentence(w, words.messages()))
                .toList();
    }

    /** In the reader's language; a run of another version may warn of what this one has no sentence for. */
    static String sentence(RunSummary.Warning warning, Messages messages) {
        Map<String, @Nullable Object> params = new LinkedHashMap<>(warning.params());
        params.replaceAll((name, value) -> value == null ? messages.hidden() : value);
        try {
            return messages.text("warning." + warning.code(), params);
        } catch (MissingResourceException e) {
            return warning.text().isEmpty() ? warning.code() : warning.text();
        }
    }

    private static List<Fact> facts(RunSummary run, Words words) {
        RunSummary.Provenance provenance = run.provenance();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(words.text("fact.file"), provenance.inputName()));
        Optional.ofNullable(run.period()).ifPresent(p -> facts.add(new Fact(words.text("fact.period"), p)));
        Optional.ofNullable(run.scope()).ifPresent(s -> facts.add(new Fact(words.text("fact.scope"), s)));
        facts.add(new Fact(words.text("fact.read"), words.messages().count(run.rowsRead())));
        facts.add(new Fact(words.text("fact.segmented"), words.messages().count(run.rowsSegmented())));
        facts.add(new Fact(words.text("fact.rejected"), words.formats().integer(run.rowsRejected())));
        facts.add(new Fact(words.text("fact.imputed"), words.messages().count(run.rowsImputed())));
        facts.add(new Fact(words.text("fact.run"), run.runId()));
        facts.add(new Fact(words.text("fact.version"), provenance.version()));
        return facts;
    }
}
