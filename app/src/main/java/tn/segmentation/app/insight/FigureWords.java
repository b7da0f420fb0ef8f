package tn.segmentation.app.insight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Formats;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunSummary;

/** What all figures of a run say in the same way: names of columns and units, what is counted, on how many lines. */
final class FigureWords {

    private static final String CHANCE = "no_better_than_chance";

    private final RunSummary summary;
    private final Messages messages;

    FigureWords(RunSummary summary, Messages messages) {
        this.summary = summary;
        this.messages = messages;
    }

    Formats formats() {
        return messages.formats();
    }

    /** Whether titles may state findings: there are segments to compare, and they are better than chance. */
    boolean mayState() {
        return summary.segments().size() > 1
                && summary.warnings().stream().noneMatch(w -> w.code().equals(CHANCE));
    }

    /** A text with values: key, value, key, value. */
    String text(String key, Object... params) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < params.length; i += 2) {
            values.put(String.valueOf(params[i]), params[i + 1]);
        }
        return messages.text("figures." + key, values);
    }

    /** A count of lines, or the word for one that is hidden. */
    String count(@Nullable Long count) {
        return messages.count(count);
    }

    /** A percentage of lines, or the word for one that is hidden. */
    String share(@Nullable Double percentage) {
        return messages.share(percentage);
    }

    /** The word for what is hidden. */
    String hidden() {
        return messages.hidden();
    }

    /** The name of a column within a sentence. */
    String feature(String column) {
        return messages.column(column);
    }

    /** The name of a column where a sentence starts. */
    String startingWith(String column) {
        return messages.columnHeading(column);
    }

    /** The unit of a column, empty where it is not known. */
    String unit(String column) {
        String code = summary.units().get(column);
        return code == null ? "" : messages.unit(code);
    }

    /** The name of a column with its unit, as the head of its values. */
    String head(String column) {
        return messages.columnHeadingWithUnit(column, summary.units().get(column));
    }

    /** A value as it is, or a dash where there is none. */
    String number(@Nullable Double value) {
        return value == null ? formats().decimal(Double.NaN, 0) : formats().number(value);
    }

    /** The medians of a segment, one per feature, as every table of segments writes them. */
    List<String> medians(RunSummary.Segment segment) {
        return SegmentMedians.of(summary, segment, messages);
    }

    /** A value of a column with its unit. */
    String withUnit(String value, String column) {
        String unit = unit(column);
        // «Appels : 52» already says what is counted
        return unit.isEmpty() || unit.equals(feature(column)) ? value : text("with_unit", "value", value, "unit", unit);
    }

    /** A segment where there is room for its name. */
    String segment(RunSummary.Segment segment) {
        return segment.name().equals(segment.id()) ? segment.id() : segment.id() + " · " + segment.name();
    }

    List<String> segmentIds() {
        return summary.segments().stream().map(RunSummary.Segment::id).toList();
    }

    List<String> segmentColours() {
        List<String> colours = new ArrayList<>();
        for (int i = 0; i < summary.segments().size(); i++) {
            colours.add(SegmentColours.of(i));
        }
        return colours;
    }

    /** A difference in standard deviations, or the word for one that is hidden. */
    String difference(@Nullable Double value) {
        return value == null ? hidden() : messages.formats().signed(value, 1);
    }

    /** Values of one column, all with as many decimals as mean something for the largest of them. */
    List<List<String>> alike(List<List<Double>> rows) {
        double[] all = rows.stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
        int decimals = decimals(all);
        return rows.stream()
                .map(row -> row.stream()
                        .map(value -> messages.formats().decimal(value, decimals))
                        .toList())
                .toList();
    }

    private static int decimals(double[] values) {
        double largest = DoubleStream.of(values).map(Math::abs).max().orElse(0);
        boolean whole = DoubleStream.of(values).allMatch(value -> value == Math.rint(value));
        if (whole || largest >= 1000) {
            return 0;
        }
        if (largest >= 10) {
            return 1;
        }
        return largest >= 1 ? 2 : 3;
    }

    /** The note under a figure: what is counted, then on how many lines, then the stamp of the run. */
    String note(String counted) {
        List<String> parts = new ArrayList<>();
        if (summary.synthetic()) {
            parts.add(messages.text("synthetic.mark"));
        }
        parts.add(counted);
        parts.add(
                summary.rowsRejected() == 0
                        ? text("note.rows", "segmented", count(summary.rowsSegmented()))
                        : text(
                                "note.rows_of",
                                "segmented",
                                count(summary.rowsSegmented()),
                                "read",
                                count(summary.rowsRead())));
        String scope = summary.scope();
        if (scope != null) {
            parts.add(text("note.scope", "scope", scope));
        }
        if (summary.segments().stream().anyMatch(RunSummary.Segment::hidden)) {
            parts.add(text("note.hidden", "hidden", hidden()));
        }
        parts.add(RunStamp.of(summary, messages));
        return String.join(" · ", parts);
    }
}
