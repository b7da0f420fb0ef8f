package tn.segmentation.app.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.dashboard.Overview.Fact;
import tn.segmentation.app.dashboard.Trust.Measure;
import tn.segmentation.app.insight.SegmentColours;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.run.PublicationHistory;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.store.run.RunSummary;

/**
 * Two runs side by side. Segments stand beside those of the same id: that says nothing about who is in them.
 *
 * @param sides the two
 * @param content what their files say; null where those of one are damaged
 */
record RunComparison(List<Side> sides, @Nullable Content content) {

    private static final String NONE = "–";

    /**
     * One of the two.
     *
     * @param id of the run
     * @param letter A or B
     * @param name when it was made
     * @param note file, period and scope
     * @param isPublished whether it is the published one
     * @param damage what is wrong with its files, as a sentence; empty where nothing is
     */
    record Side(String id, String letter, String name, String note, boolean isPublished, String damage) {}

    /**
     * What the files of the two say.
     *
     * @param facts of what they were made
     * @param asked the settings
     * @param quality its numbers
     * @param sizes lines and share of the lines per segment
     * @param values where each segment is on each feature
     */
    record Content(List<Row> facts, List<Row> asked, List<Quality> quality, List<Size> sizes, List<Value> values) {

        /** Returns how many settings are not the same. */
        public long differentSettings() {
            return asked.stream().filter(Row::differs).count();
        }
    }

    /**
     * Something that both have.
     *
     * @param name what it is
     * @param a what it is in the first
     * @param b what it is in the second
     */
    record Row(String name, String a, String b) {

        /** Returns whether it is not the same in both. */
        public boolean differs() {
            return !a.equals(b);
        }
    }

    /**
     * A number of quality.
     *
     * @param name what it is called
     * @param meaning what it says, in one line
     * @param a what it is in the first
     * @param b what it is in the second
     */
    record Quality(String name, String meaning, String a, String b) {}

    /**
     * How large a segment is.
     *
     * @param colour see {@link SegmentColours#number}
     * @param id of the segment
     * @param cells lines and share in the first, then in the second
     */
    record Size(int colour, String id, List<String> cells) {}

    /**
     * Where a segment is on a feature.
     *
     * @param colour see {@link SegmentColours#number}
     * @param id of the segment
     * @param feature with its unit
     * @param cells typical value and median in the first, then in the second
     */
    record Value(int colour, String id, String feature, List<String> cells) {}

    static RunComparison of(OpenedRun a, OpenedRun b, PublicationHistory history, Messages messages, RunDates dates) {
        OpenedRun.Files first = a.files();
        OpenedRun.Files second = b.files();
        return new RunComparison(
                List.of(side(a, "A", history, dates), side(b, "B", history, dates)),
                first == null || second == null
                        ? null
                        : new Content(
                                facts(a.run(), first, b.run(), second, messages),
                                asked(first, second, messages),
                                quality(first.summary(), second.summary(), messages),
                                sizes(first, second, messages),
                                values(first, second, messages)));
    }

    private static Side side(OpenedRun opened, String letter, PublicationHistory history, RunDates dates) {
        RegisteredRun run = opened.run();
        return new Side(
                run.id(), letter, dates.name(run), dates.note(run), history.isPublished(run.id()), opened.damage());
    }

    private static List<Row> facts(
            RegisteredRun a, OpenedRun.Files first, RegisteredRun b, OpenedRun.Files second, Messages messages) {
        return rows(facts(a, first, messages), facts(b, second, messages));
    }

    private static List<Fact> facts(RegisteredRun run, OpenedRun.Files files, Messages messages) {
        RunSummary summary = files.summary();
        return List.of(
                new Fact(messages.text("web.fact.file"), run.inputName()),
                new Fact(messages.text("web.fact.read"), messages.count(summary.rowsRead())),
                new Fact(messages.text("web.fact.segmented"), messages.count(summary.rowsSegmented())),
                new Fact(messages.text("web.fact.rejected"), messages.formats().integer(summary.rowsRejected())),
                new Fact(messages.text("web.fact.imputed"), messages.count(summary.rowsImputed())),
                new Fact(messages.text("web.fact.version"), files.provenance().version()));
    }

    private static List<Row> rows(List<Fact> a, List<Fact> b) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            rows.add(new Row(a.get(i).name(), a.get(i).value(), b.get(i).value()));
        }
        return rows;
    }

    private static List<Quality> quality(RunSummary a, RunSummary b, Messages messages) {
        List<Measure> first = RunQuality.of(a, messages);
        List<Measure> second = RunQuality.of(b, messages);
        List<Quality> rows = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            Measure measure = first.get(i);
            rows.add(new Quality(
                    measure.name(),
                    measure.meaning(),
                    measure.value(),
                    second.get(i).value()));
        }
        return rows;
    }

    private static List<Row> asked(OpenedRun.Files a, OpenedRun.Files b, Messages messages) {
        AskedSettings settings = new AskedSettings(messages);
        Map<String, String> first = settings.of(a.provenance());
        Map<String, String> second = settings.of(b.provenance());
        Set<String> keys = new LinkedHashSet<>(first.keySet());
        keys.addAll(second.keySet());
        return keys.stream()
                .map(key -> new Row(settings.name(key), first.getOrDefault(key, NONE), second.getOrDefault(key, NONE)))
                .toList();
    }

    /** Segments of either, each once, with the place of their colour. */
    private static Map<String, Integer> segments(OpenedRun.Files a, OpenedRun.Files b) {
        Map<String, Integer> colours = new LinkedHashMap<>();
        for (OpenedRun.Files files : List.of(a, b)) {
            for (int i = 0; i < files.labels().size(); i++) {
                colours.putIfAbsent(files.labels().get(i), SegmentColours.number(i));
            }
        }
        return colours;
    }

    private static List<Size> sizes(OpenedRun.Files a, OpenedRun.Files b, Messages messages) {
        List<Size> sizes = new ArrayList<>();
        segments(a, b).forEach((id, colour) -> {
            List<String> cells = new ArrayList<>(size(a, id, messages));
            cells.addAll(size(b, id, messages));
            sizes.add(new Size(colour, id, cells));
        });
        return sizes;
    }

    private static List<String> size(OpenedRun.Files files, String segment, Messages messages) {
        return files.summary()
                .segment(segment)
                .map(s -> List.of(messages.count(s.size()), messages.share(s.percentageDisplay())))
                .orElse(List.of(NONE, NONE));
    }

    private static List<Value> values(OpenedRun.Files a, OpenedRun.Files b, Messages messages) {
        Set<String> features = new LinkedHashSet<>(a.summary().features());
        features.addAll(b.summary().features());
        List<Value> values = new ArrayList<>();
        segments(a, b).forEach((id, colour) -> {
            for (String feature : features) {
                Words words = new Words(messages, (a.summary().features().contains(feature) ? a : b).summary());
                List<String> cells = new ArrayList<>(value(a, id, feature, words));
                cells.addAll(value(b, id, feature, words));
                values.add(new Value(colour, id, words.headingWithUnit(feature), cells));
            }
        });
        return values;
    }

    private static List<String> value(OpenedRun.Files files, String segment, String feature, Words words) {
        if (files.hides(segment)) {
            return List.of(words.messages().hidden(), words.messages().hidden());
        }
        Double median = files.summary()
                .segment(segment)
                .map(s -> s.medianValues().get(feature))
                .orElse(null);
        return List.of(words.value(files.typical(segment, feature)), words.value(median == null ? Double.NaN : median));
    }
}
