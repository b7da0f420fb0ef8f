package tn.segmentation.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.input.Verdict;

/** What was understood of a file, as a page of a terminal. */
final class VerdictText {

    private final Messages messages;

    VerdictText(Messages messages) {
        this.messages = messages;
    }

    List<String> of(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add(messages.text("verdict.heading", Map.of("file", verdict.file())));
        if (verdict.synthetic()) {
            lines.add(messages.text("synthetic.mark"));
        }
        String delimiter = verdict.delimiter().equals("\t") ? messages.text("verdict.tab") : verdict.delimiter();
        lines.add(messages.text("verdict.dialect", Map.of("encoding", verdict.encoding(), "delimiter", delimiter)));
        lines.add(messages.text(
                "verdict.id",
                Map.of("column", verdict.idColumn() == null ? messages.text("verdict.no_id") : verdict.idColumn())));
        lines.add(messages.text("verdict.features", Map.of("columns", String.join(", ", verdict.features()))));
        if (!verdict.descriptive().isEmpty()) {
            lines.add(
                    messages.text("verdict.descriptive", Map.of("columns", String.join(", ", verdict.descriptive()))));
        }
        verdict.columns().forEach((field, header) -> {
            if (!field.equals(header)) {
                lines.add(messages.text("verdict.recognised", Map.of("field", field, "column", header)));
            }
        });
        lines.add(messages.text(
                "verdict.rows",
                Map.of(
                        "read", verdict.rowsRead(),
                        "accepted", verdict.rowsAccepted(),
                        "imputed", verdict.rowsImputed(),
                        "rejected", verdict.rowsRejected())));
        verdict.imputed().forEach((column, count) -> lines.add(count("verdict.imputed", column, count)));
        verdict.rejectsByReason()
                .forEach((reason, count) ->
                        lines.add(count("verdict.rejects", messages.text("reason." + reason), count)));
        verdict.decimalsInIntegers().forEach((column, count) -> lines.add(count("verdict.decimals", column, count)));
        return lines;
    }

    private String count(String key, String name, long count) {
        return messages.text(key, Map.of("name", name, "count", count));
    }
}
