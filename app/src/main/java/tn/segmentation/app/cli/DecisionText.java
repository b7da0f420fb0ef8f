package tn.segmentation.app.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Formats;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.run.ShellWord;
import tn.segmentation.store.input.Decision;

/** What a user has to decide about a file, with what follows from each answer, as a page of a terminal. */
final class DecisionText {

    private final Messages messages;

    DecisionText(Messages messages) {
        this.messages = messages;
    }

    /** Returns a decision: the question, a table with a row per answer, what to type for each. */
    List<String> of(Decision decision) {
        List<String> lines = new ArrayList<>();
        lines.add(messages.text(
                "decision.heading",
                Map.of(
                        "column",
                        VerdictText.printable(decision.column()),
                        "value",
                        VerdictText.printable(decision.example().value()),
                        "line",
                        decision.example().line())));
        lines.addAll(consequences(decision));
        return lines;
    }

    /** Returns a decision without its question. */
    List<String> consequences(Decision decision) {
        List<String> lines = new ArrayList<>(
                table(decision, VerdictText.printable(decision.example().value()))
                        .lines());
        for (Decision.Reading reading : decision.readings()) {
            lines.add("  "
                    + messages.text(
                            "decision.option",
                            Map.of(
                                    "reading", messages.text("answer." + reading.answer()),
                                    "option", ShellWord.reading(decision.key(), reading.answer()))));
        }
        return lines;
    }

    private TextTable table(Decision decision, String example) {
        List<String> header = new ArrayList<>(List.of(
                messages.text("decision.column.reading"),
                example,
                messages.text("decision.column.min"),
                messages.text("decision.column.median"),
                messages.text("decision.column.max")));
        boolean unreadable = decision.readings().stream()
                .anyMatch(reading -> reading.consequence().unreadable() > 0);
        if (unreadable) {
            header.add(messages.text("decision.column.unreadable"));
        }
        TextTable table = new TextTable(header, Set.of(1, 2, 3, 4, 5));
        for (Decision.Reading reading : decision.readings()) {
            Decision.Consequence then = reading.consequence();
            List<String> row = new ArrayList<>(List.of(
                    messages.text("answer." + reading.answer()),
                    value(then.exampleValue()),
                    value(then.min()),
                    value(then.median()),
                    value(then.max())));
            if (unreadable) {
                row.add(messages.formats().integer(then.unreadable()));
            }
            table.add(row);
        }
        return table;
    }

    private String value(@Nullable Object value) {
        Formats formats = messages.formats();
        if (value instanceof Number number) {
            return formats.number(number.doubleValue());
        }
        return value == null ? "–" : formats.date(LocalDate.parse(value.toString()));
    }
}
