package tn.segmentation.app.dashboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.dataset.Dataset;
import tn.segmentation.app.language.Messages;
import tn.segmentation.core.engine.Finding;
import tn.segmentation.store.input.Decision;

/**
 * What is to be decided about a column.
 *
 * @param kind {@code reading} or {@code empty}, where answers have it
 * @param key what answers call the column
 * @param title the question
 * @param choices at least two
 */
record Question(String kind, String key, String title, List<Choice> choices) {

    /**
     * A way to answer.
     *
     * @param word what answers call it
     * @param label what it means
     * @param consequences what follows from it
     */
    record Choice(String word, String label, List<Overview.Fact> consequences) {}

    /** What a question asks that the command line answers by itself unless it is told. */
    private static final String EMPTY_REJECTED = "empty_rejected";

    /** Returns everything that is open: what the command line asks, then what empty cells mean. */
    static List<Question> of(Dataset dataset, Messages messages) {
        Stream<Question> decisions = dataset.understood().decisions().stream().map(d -> of(d, messages));
        Stream<Question> empty = dataset.warnings().stream()
                .filter(Question::asks)
                .map(warning -> ofEmpty(warning, dataset.understood().columns(), messages));
        return Stream.concat(decisions, empty).toList();
    }

    /** Returns whether a warning is a question here. */
    static boolean asks(Finding warning) {
        return warning.code().equals(EMPTY_REJECTED);
    }

    private static Question of(Decision decision, Messages messages) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("column", decision.column());
        params.put("value", decision.example().value());
        params.put("line", decision.example().line());
        return new Question(
                "reading",
                decision.key(),
                messages.text("web.import.question." + decision.code(), params),
                decision.readings().stream()
                        .map(reading -> new Choice(
                                reading.answer(),
                                messages.text("answer." + reading.answer()),
                                consequences(decision, reading.consequence(), messages)))
                        .toList());
    }

    private static List<Overview.Fact> consequences(Decision decision, Decision.Consequence then, Messages messages) {
        List<Overview.Fact> facts = new ArrayList<>();
        facts.add(new Overview.Fact(decision.example().value(), value(then.exampleValue(), messages)));
        facts.add(new Overview.Fact(messages.text("web.import.min"), value(then.min(), messages)));
        facts.add(new Overview.Fact(messages.text("web.import.median"), value(then.median(), messages)));
        facts.add(new Overview.Fact(messages.text("web.import.max"), value(then.max(), messages)));
        facts.add(new Overview.Fact(
                messages.text("web.import.unreadable"), messages.formats().integer(then.unreadable())));
        return facts;
    }

    private static Question ofEmpty(Finding warning, Map<String, String> headers, Messages messages) {
        String column = String.valueOf(warning.params().get("column"));
        Object missing = warning.params().get("missing");
        long count = missing instanceof Number number ? number.longValue() : 0;
        String none = messages.formats().integer(0);
        String all = messages.formats().integer(count);
        return new Question(
                "empty",
                column,
                messages.text(
                        "web.import.question.empty",
                        Map.of("column", headers.getOrDefault(column, column), "count", count)),
                List.of(
                        new Choice("zero", messages.text("web.import.empty.zero"), empty(all, none, messages)),
                        new Choice("unknown", messages.text("web.import.empty.unknown"), empty(none, all, messages))));
    }

    private static List<Overview.Fact> empty(String zeros, String rejected, Messages messages) {
        return List.of(
                new Overview.Fact(messages.text("web.import.empty.zeros"), zeros),
                new Overview.Fact(messages.text("web.import.empty.rejected"), rejected));
    }

    private static String value(@Nullable Object value, Messages messages) {
        if (value instanceof Number number) {
            return messages.formats().number(number.doubleValue());
        }
        return value == null ? "–" : messages.formats().date(LocalDate.parse(value.toString()));
    }
}
