package tn.segmentation.app.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.input.ColumnFacts;
import tn.segmentation.store.input.ColumnFacts.Suspicion;
import tn.segmentation.store.input.Inspection;
import tn.segmentation.store.input.Recognised;

/**
 * Says in a language what is understood of a file, why, and what to look at before it is segmented.
 *
 * @param messages in that language
 */
public record VerdictSentences(Messages messages) {

    /** Returns the sentence for something that was recognised. */
    public String of(Recognised recognised) {
        Map<String, Object> params = new LinkedHashMap<>(recognised.params());
        params.computeIfPresent("delimiter", (key, mark) -> shownMark(String.valueOf(mark)));
        return messages.text("recognised." + recognised.code(), params);
    }

    /**
     * Returns what to look at: what is suspicious in each column that is used, then lines without usage and repeated
     * ids.
     */
    public List<String> toCheck(Inspection inspection) {
        List<String> sentences = new ArrayList<>();
        for (ColumnFacts column : inspection.columnFacts()) {
            if (column.role() != ColumnFacts.Role.KEPT) {
                column.suspicious().forEach(suspicion -> sentences.add(of(column.header(), suspicion)));
            }
        }
        if (inspection.rowsWithoutUsage() > 0) {
            sentences.add(messages.text("verdict.without_usage", Map.of("count", inspection.rowsWithoutUsage())));
        }
        if (inspection.duplicateIds() > 0) {
            sentences.add(messages.text("verdict.duplicate_ids", Map.of("count", inspection.duplicateIds())));
        }
        return sentences;
    }

    private String of(String column, Suspicion suspicion) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("column", column);
        suspicion.params().forEach((name, value) -> params.put(name, name.equals("share") ? value : shown(value)));
        params.put(
                "examples",
                messages.formats()
                        .list(suspicion.examples().stream()
                                .map(e -> messages.text(
                                        "suspicious.example", Map.of("value", shown(e.value()), "line", e.line())))
                                .toList()));
        return messages.text("suspicious." + suspicion.code(), params);
    }

    private String shownMark(String mark) {
        return switch (mark) {
            case "\t" -> messages.text("verdict.tab");
            case "\u0001" -> messages.text("verdict.control_a");
            default -> mark;
        };
    }

    private Object shown(Object value) {
        return value instanceof Number number ? messages.formats().number(number.doubleValue()) : value;
    }
}
