package tn.segmentation.app.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.insight.Figure;
import tn.segmentation.app.insight.Figures;
import tn.segmentation.app.insight.RunStamp;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunSummary;

/**
 * One segment, beside the whole base.
 *
 * @param runId whose segment it is
 * @param card who it is
 * @param tiles the figures at the top
 * @param profile the table of the columns of numbers
 * @param figures one per feature
 * @param categories one per column of words
 * @param export what may be exported
 * @param previous the segment before; null for the first
 * @param next the segment behind; null for the last
 * @param stamp under whatever shows numbers
 */
record SegmentPage(
        String runId,
        SegmentCard card,
        List<Tile> tiles,
        Figure profile,
        List<Figure> figures,
        List<Category> categories,
        ExportDialog export,
        @Nullable SegmentMark previous,
        @Nullable SegmentMark next,
        String stamp) {

    private static final int LEVELS = 6;

    /**
     * A column of words.
     *
     * @param name of the column
     * @param levels its most frequent words in the segment
     */
    record Category(String name, List<Level> levels) {}

    /**
     * A word.
     *
     * @param word itself
     * @param ofSegment share of the segment
     * @param ofBase share of the base
     */
    record Level(String word, Bar ofSegment, String ofBase) {}

    /** Lines of a segment and of the base; nothing is divided by those that are hidden. */
    private record Sizes(double segment, double base) {

        static Sizes of(RunSummary run, RunSummary.Segment segment) {
            return new Sizes(
                    Objects.requireNonNullElse(segment.size(), 0L),
                    Objects.requireNonNullElse(run.rowsSegmented(), 0L));
        }
    }

    static SegmentPage of(RunSummary run, int position, Messages messages) {
        Words words = new Words(messages, run);
        SegmentCard card = SegmentCard.of(run, words).get(position);
        RunSummary.Segment segment = run.segments().get(position);
        return new SegmentPage(
                run.runId(),
                card,
                tiles(run, segment, card, words),
                Figures.profile(run, position, messages),
                Figures.ofSegment(run, position, messages),
                categories(run, segment, words),
                ExportDialog.ofSegment(run, segment, words),
                neighbour(run, position - 1),
                neighbour(run, position + 1),
                RunStamp.of(run, messages));
    }

    private static @Nullable SegmentMark neighbour(RunSummary run, int position) {
        boolean exists = position >= 0 && position < run.segments().size();
        return exists ? SegmentMark.of(run, run.segments().get(position).id()) : null;
    }

    private static List<Tile> tiles(RunSummary run, RunSummary.Segment segment, SegmentCard card, Words words) {
        List<Tile> tiles = new ArrayList<>();
        tiles.add(new Tile(words.text("tile.lines"), card.size(), "", hiddenNote(run, segment, words)));
        tiles.add(new Tile(words.text("table.share_of_lines"), card.lines().text(), "", ""));
        Bar spend = card.spend();
        if (spend != null) {
            tiles.add(new Tile(words.text("table.share_of_spend"), spend.text(), "", ""));
        }
        return tiles;
    }

    private static String hiddenNote(RunSummary run, RunSummary.Segment segment, Words words) {
        if (!segment.hidden()) {
            return "";
        }
        return run.warnings().stream()
                .filter(warning -> warning.code().equals("small_cells"))
                .map(warning -> Overview.sentence(warning, words.messages()))
                .findFirst()
                .orElse("");
    }

    private static List<Category> categories(RunSummary run, RunSummary.Segment segment, Words words) {
        Map<String, Map<String, Long>> own = segment.categories();
        Map<String, Map<String, Long>> all = run.overall().categories();
        Sizes sizes = Sizes.of(run, segment);
        List<Category> categories = new ArrayList<>();
        if (own != null && all != null) {
            own.forEach((column, levels) -> {
                Map<String, Long> base = all.getOrDefault(column, Map.of());
                // a single word says the same of everybody
                if (base.size() > 1) {
                    categories.add(new Category(words.heading(column), levels(levels, base, sizes, words)));
                }
            });
        }
        return categories;
    }

    /** Shares are of all lines: those without a word, or with one that is hidden, are among them. */
    private static List<Level> levels(Map<String, Long> own, Map<String, Long> base, Sizes sizes, Words words) {
        return own.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(LEVELS)
                .map(level -> {
                    double share = 100.0 * level.getValue() / sizes.segment();
                    double usual = 100.0 * base.getOrDefault(level.getKey(), 0L) / sizes.base();
                    return new Level(
                            level.getKey(),
                            new Bar(share, words.formats().percentage(share)),
                            words.formats().percentage(usual));
                })
                .toList();
    }
}
