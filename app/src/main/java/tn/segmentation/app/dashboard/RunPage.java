package tn.segmentation.app.dashboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.dashboard.Overview.Fact;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.privacy.SmallCells;
import tn.segmentation.store.run.RunProvenance;
import tn.segmentation.store.run.RunSummary;

/**
 * What the page of one run shows.
 *
 * @param id of the run
 * @param name when it was made
 * @param note file, period and scope
 * @param damage what is wrong with its files, as a sentence; empty where nothing is
 * @param standing whether it is published
 * @param known what the database knows of it, for a run that is damaged
 * @param content what its files say; null where they are damaged
 */
record RunPage(
        String id,
        String name,
        String note,
        String damage,
        Standing standing,
        List<Fact> known,
        @Nullable Content content) {

    private static final double MINUTE = 60;

    /**
     * What the files of a run say.
     *
     * @param isSynthetic whether to say that the data are fictitious
     * @param tiles how many records
     * @param changed what was filled in and capped
     * @param trust whether to rely on it
     * @param quality further numbers of quality
     * @param segments their sizes and medians
     * @param features heads of the columns of medians
     * @param asked the settings
     * @param provenance where it comes from
     * @param timings seconds per stage
     * @param warnings what the reader has to know
     */
    record Content(
            boolean isSynthetic,
            List<Tile> tiles,
            List<Fact> changed,
            Trust trust,
            List<Trust.Measure> quality,
            List<SegmentCard> segments,
            List<String> features,
            List<Fact> asked,
            List<Fact> provenance,
            List<Fact> timings,
            List<String> warnings) {}

    static RunPage of(OpenedRun opened, SmallCells cells, Standing standing, Messages messages, RunDates dates) {
        OpenedRun.Files files = opened.files();
        return new RunPage(
                opened.run().id(),
                dates.name(opened.run()),
                dates.note(opened.run()),
                opened.damage(),
                standing,
                List.of(
                        fact("web.fact.file", opened.run().inputName(), messages),
                        fact(
                                "web.fact.segmented",
                                messages.count(cells.of(opened.run().rowsSegmented())),
                                messages),
                        fact("web.fact.sha256", opened.run().inputSha256(), messages),
                        fact("web.fact.run", opened.run().id(), messages)),
                files == null ? null : content(files, messages, dates));
    }

    private static Content content(OpenedRun.Files files, Messages messages, RunDates dates) {
        RunSummary summary = files.summary();
        Words words = new Words(messages, summary);
        AskedSettings asked = new AskedSettings(messages);
        return new Content(
                summary.synthetic(),
                tiles(summary, messages),
                changed(summary, words),
                Trust.of(summary, words),
                RunQuality.of(summary, messages),
                SegmentCard.of(summary, words),
                Overview.heads(summary, words),
                asked.of(files.provenance()).entrySet().stream()
                        .map(e -> new Fact(asked.name(e.getKey()), e.getValue()))
                        .toList(),
                provenance(files.provenance(), messages, dates),
                timings(files.provenance().timings(), messages),
                Overview.warnings(summary, words));
    }

    private static List<Tile> tiles(RunSummary run, Messages messages) {
        return List.of(
                tile("read", run.rowsRead(), messages),
                tile("segmented", run.rowsSegmented(), messages),
                tile("imputed", run.rowsImputed(), messages),
                tile("rejected", run.rowsRejected(), messages));
    }

    private static Tile tile(String rows, @Nullable Long count, Messages messages) {
        return new Tile(
                messages.text("web.fact." + rows), messages.count(count), "", messages.text("web.runs.rows." + rows));
    }

    private static List<Fact> changed(RunSummary run, Words words) {
        List<Fact> changed = new ArrayList<>();
        run.imputed()
                .forEach((column, count) -> changed.add(new Fact(
                        words.text("runs.imputed", Map.of("column", words.column(column))),
                        words.messages().count(count))));
        run.capped()
                .forEach((column, count) -> changed.add(new Fact(
                        words.text("runs.capped", Map.of("column", words.column(column))),
                        words.messages().count(count))));
        return changed;
    }

    private static List<Fact> provenance(RunProvenance from, Messages messages, RunDates dates) {
        return List.of(
                fact("web.fact.run", from.runId(), messages),
                fact("web.fact.created", dates.at(Instant.parse(from.createdAt())), messages),
                fact("web.fact.created_by", from.createdBy(), messages),
                fact("web.fact.file", from.inputName(), messages),
                fact("web.fact.bytes", messages.formats().integer(from.inputBytes()), messages),
                fact("web.fact.sha256", from.inputSha256(), messages),
                fact("web.runs.setting.seed", String.valueOf(from.settings().getOrDefault("seed", "–")), messages),
                fact("web.fact.version", from.version(), messages),
                fact("web.fact.java", from.java(), messages),
                fact("web.fact.os", from.os(), messages),
                fact("web.fact.engine", from.engine(), messages),
                fact("web.fact.threads", messages.formats().integer(from.threads()), messages));
    }

    private static List<Fact> timings(Map<String, Double> timings, Messages messages) {
        List<Fact> facts = new ArrayList<>();
        timings.forEach((stage, seconds) -> facts.add(new Fact(stage(stage, messages), seconds(seconds, messages))));
        double all = timings.values().stream().mapToDouble(Double::doubleValue).sum();
        facts.add(fact("web.runs.timing.all", seconds(all, messages), messages));
        return facts;
    }

    private static String stage(String stage, Messages messages) {
        String key = stage.equals("start") ? "web.runs.timing.start" : "stage." + stage;
        return messages.has(key) ? messages.text(key) : stage;
    }

    private static String seconds(double seconds, Messages messages) {
        return messages.text(
                "web.runs.timing.seconds",
                Map.of("seconds", messages.formats().decimal(seconds, seconds < MINUTE ? 2 : 0)));
    }

    private static Fact fact(String key, String value, Messages messages) {
        return new Fact(messages.text(key), value);
    }
}
