package tn.segmentation.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.run.Preview;
import tn.segmentation.app.run.RejectSentences;
import tn.segmentation.store.input.Layout;
import tn.segmentation.store.input.Reject;
import tn.segmentation.store.input.Verdict;

/** What was understood of a file, as a page of a terminal. */
final class VerdictText {

    private static final int SHOWN_REJECTS = 20;
    private static final int SHOWN_CHARACTERS = 60;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}]");

    private final Messages messages;

    VerdictText(Messages messages) {
        this.messages = messages;
    }

    List<String> of(Preview preview) {
        List<String> lines = new ArrayList<>();
        addUnderstood(preview.verdict(), lines);
        addCounts(preview.verdict(), lines);
        addRejects(preview.rejects(), lines);
        return lines;
    }

    /** Returns how many cells are bad, reason by reason. */
    List<String> reasons(Verdict verdict) {
        return verdict.rejectsByReason().entrySet().stream()
                .map(reason -> count("verdict.rejects", messages.text("reason." + reason.getKey()), reason.getValue()))
                .toList();
    }

    private void addUnderstood(Verdict verdict, List<String> lines) {
        lines.add(messages.text("verdict.heading", Map.of("file", verdict.file())));
        if (verdict.synthetic()) {
            lines.add(messages.text("synthetic.mark"));
        }
        lines.add(messages.text("verdict.encoding", Map.of("encoding", verdict.encoding())));
        addLayout(verdict, lines);
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
    }

    private void addLayout(Verdict verdict, List<String> lines) {
        Layout layout = verdict.layout();
        String delimiter = verdict.delimiter().equals("\t") ? messages.text("verdict.tab") : verdict.delimiter();
        lines.add(messages.text(
                layout.separatorLine() ? "verdict.delimiter_said" : "verdict.delimiter",
                Map.of(
                        "delimiter", delimiter,
                        "even", layout.recordsEven(),
                        "records", layout.recordsSeen(),
                        "cells", layout.cells())));
        if (!layout.quotes().equals("doubled")) {
            lines.add(messages.text("verdict.quotes_" + layout.quotes()));
        }
        if (layout.skippedLines() > 0) {
            lines.add(messages.text(
                    "verdict.skipped", Map.of("count", layout.skippedLines(), "next", layout.skippedLines() + 1)));
        }
        if (layout.headerLine() == null) {
            lines.add(messages.text("verdict.no_header"));
        }
        if (layout.trailingDelimiter()) {
            lines.add(messages.text("verdict.trailing"));
        }
    }

    private void addCounts(Verdict verdict, List<String> lines) {
        lines.add(messages.text(
                "verdict.rows",
                Map.of(
                        "read", verdict.rowsRead(),
                        "accepted", verdict.rowsAccepted(),
                        "imputed", verdict.rowsImputed(),
                        "rejected", verdict.rowsRejected())));
        verdict.imputed().forEach((column, count) -> lines.add(count("verdict.imputed", column, count)));
        verdict.decimalsInIntegers().forEach((column, count) -> lines.add(count("verdict.decimals", column, count)));
        lines.addAll(reasons(verdict));
    }

    private void addRejects(List<Reject> rejects, List<String> lines) {
        RejectSentences sentences = new RejectSentences(messages);
        rejects.stream()
                .limit(SHOWN_REJECTS)
                .map(r -> new Reject(r.line(), printable(r.column()), printable(r.value()), r.reason(), ""))
                .forEach(reject -> lines.add("  " + sentences.of(reject)));
        int left = rejects.size() - SHOWN_REJECTS;
        if (left == 1) {
            lines.add(messages.text("verdict.one_more"));
        } else if (left > 1) {
            lines.add(messages.text("verdict.more", Map.of("count", left)));
        }
    }

    /** Returns a cell as one short line: what is in a file must neither fill nor command a terminal. */
    private static String printable(String cell) {
        String line = CONTROL.matcher(cell).replaceAll(" ");
        return line.codePointCount(0, line.length()) > SHOWN_CHARACTERS
                ? line.substring(0, line.offsetByCodePoints(0, SHOWN_CHARACTERS)) + "…"
                : line;
    }

    private String count(String key, String name, long count) {
        return messages.text(key, Map.of("name", name, "count", count));
    }
}
