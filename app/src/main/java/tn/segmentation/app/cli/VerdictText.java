package tn.segmentation.app.cli;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.run.FindingSentences;
import tn.segmentation.app.run.Preview;
import tn.segmentation.app.run.RejectSentences;
import tn.segmentation.app.run.VerdictSentences;
import tn.segmentation.store.input.ColumnFacts;
import tn.segmentation.store.input.ColumnFacts.Role;
import tn.segmentation.store.input.Decision;
import tn.segmentation.store.input.Reject;
import tn.segmentation.store.input.Rejects;
import tn.segmentation.store.input.Verdict;

/** What was understood of a file, as a page of a terminal of 80 columns. */
final class VerdictText {

    private static final int SHOWN_CHARACTERS = 60;
    private static final int SHOWN_HEADER = 22;
    private static final int LINE = 80;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}]");

    private final Messages messages;
    private final VerdictSentences sentences;

    VerdictText(Messages messages) {
        this.messages = messages;
        this.sentences = new VerdictSentences(messages);
    }

    List<String> of(Preview preview) {
        Verdict verdict = preview.verdict();
        List<String> lines = new ArrayList<>();
        lines.add(messages.text("verdict.heading", Map.of("file", verdict.file())));
        if (verdict.synthetic()) {
            lines.add(messages.text("synthetic.mark"));
        }
        verdict.recognised().forEach(recognised -> addItem(sentences.of(recognised), lines));
        addColumns(preview, lines);
        addCounts(verdict, lines);
        List<String> toCheck = sentences.toCheck(preview.inspection());
        if (!toCheck.isEmpty()) {
            lines.add("");
            lines.add(messages.text("verdict.to_check"));
        }
        toCheck.forEach(sentence -> addItem(sentence, lines));
        addRejects(verdict, preview.rejects(), lines);
        addDecisions(verdict.decisions(), lines);
        lines.add("");
        addWrapped(conclusion(preview), "", lines);
        return lines;
    }

    /** Returns how many cells are bad, reason by reason. */
    List<String> reasons(Verdict verdict) {
        return verdict.rejectsByReason().entrySet().stream()
                .map(reason -> count("verdict.rejects", messages.text("reason." + reason.getKey()), reason.getValue()))
                .toList();
    }

    private void addColumns(Preview preview, List<String> lines) {
        List<ColumnFacts> columns = preview.inspection().columnFacts();
        lines.add("");
        TextTable table = new TextTable(
                Stream.of("column", "role", "type", "missing", "zeros", "min", "median", "max")
                        .map(name -> messages.text("verdict.column." + name))
                        .toList(),
                Set.of(3, 4, 5, 6, 7));
        columns.stream().filter(column -> column.role() != Role.KEPT).forEach(column -> table.add(row(column)));
        lines.addAll(table.lines());
        Verdict verdict = preview.verdict();
        verdict.columns().forEach((field, header) -> {
            if (!field.equals(header)) {
                addItem(messages.text("verdict.recognised", Map.of("field", field, "column", header)), lines);
            }
        });
        if (verdict.idColumn() == null) {
            addItem(messages.text("verdict.no_id"), lines);
        }
        String kept = columns.stream()
                .filter(column -> column.role() == Role.KEPT)
                .map(ColumnFacts::header)
                .collect(joining(", "));
        if (!kept.isEmpty()) {
            addItem(messages.text("verdict.kept", Map.of("columns", kept)), lines);
        }
    }

    private List<String> row(ColumnFacts column) {
        return List.of(
                printable(column.header(), SHOWN_HEADER),
                messages.text("role." + column.role().word()),
                messages.text("type." + column.type().word()),
                messages.formats().integer(column.missing()),
                column.zeros() == null ? "" : messages.formats().integer(column.zeros()),
                number(column.min()),
                number(column.median()),
                number(column.max()));
    }

    private String number(@Nullable Double value) {
        return value == null ? "" : messages.formats().number(value);
    }

    private void addCounts(Verdict verdict, List<String> lines) {
        lines.add("");
        addWrapped(
                messages.text(
                        "verdict.rows",
                        Map.of(
                                "read", verdict.rowsRead(),
                                "accepted", verdict.rowsAccepted(),
                                "imputed", verdict.rowsImputed(),
                                "rejected", verdict.rowsRejected())),
                "",
                lines);
        verdict.imputed().forEach((column, count) -> addItem(count("verdict.imputed", column, count), lines));
        verdict.decimalsInIntegers()
                .forEach((column, count) -> addItem(count("verdict.decimals", column, count), lines));
        new FindingSentences(messages).of(verdict.warnings()).forEach(warning -> addItem(warning.text(), lines));
    }

    private void addRejects(Verdict verdict, Rejects rejects, List<String> lines) {
        if (rejects.count() > 0) {
            lines.add("");
        }
        lines.addAll(reasons(verdict));
        RejectSentences reasons = new RejectSentences(messages);
        rejects.first().stream()
                .map(r -> new Reject(r.line(), printable(r.column()), printable(r.value()), r.reason(), ""))
                .forEach(reject -> addItem(reasons.of(reject), lines));
        long left = rejects.count() - rejects.first().size();
        if (left == 1) {
            lines.add(messages.text("verdict.one_more"));
        } else if (left > 1) {
            lines.add(messages.text("verdict.more", Map.of("count", left)));
        }
    }

    private void addDecisions(List<Decision> decisions, List<String> lines) {
        for (Decision decision : decisions) {
            lines.add("");
            lines.addAll(new DecisionText(messages).of(decision));
        }
    }

    private String conclusion(Preview preview) {
        Verdict verdict = preview.verdict();
        if (!verdict.decisions().isEmpty()) {
            return messages.text("verdict.refused");
        }
        return preview.isTooSmall()
                ? messages.text(
                        "verdict.too_few", Map.of("accepted", verdict.rowsAccepted(), "segments", preview.segments()))
                : messages.text("verdict.ready");
    }

    private static void addItem(String sentence, List<String> lines) {
        addWrapped(printable(sentence, Integer.MAX_VALUE), "  ", lines);
    }

    /** Adds a sentence in lines of the width of a terminal; a word that is longer stands out. */
    private static void addWrapped(String sentence, String indent, List<String> lines) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : sentence.split(" ", -1)) {
            boolean first = line.toString().isBlank();
            if (!first && line.codePointCount(0, line.length()) + 1 + word.codePointCount(0, word.length()) > LINE) {
                lines.add(line.toString());
                line = new StringBuilder(indent).append(indent);
                first = true;
            }
            line.append(first ? "" : " ").append(word);
        }
        lines.add(line.toString());
    }

    /** Returns a cell as one short line: what is in a file must neither fill nor command a terminal. */
    static String printable(String cell) {
        return printable(cell, SHOWN_CHARACTERS);
    }

    private static String printable(String cell, int characters) {
        String line = CONTROL.matcher(cell).replaceAll(" ");
        return line.codePointCount(0, line.length()) > characters
                ? line.substring(0, line.offsetByCodePoints(0, characters - 1)) + "…"
                : line;
    }

    private String count(String key, String name, long count) {
        return messages.text(key, Map.of("name", name, "count", count));
    }
}
