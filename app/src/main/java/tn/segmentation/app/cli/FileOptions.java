package tn.segmentation.app.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.store.input.Answer;
import tn.segmentation.store.input.EmptyCells;
import tn.segmentation.store.input.ReadingOptions;

/** What every command that reads a file of customers can be told about it: {@code --map, --empty, --reading}. */
final class FileOptions {

    private FileOptions() {}

    static void addTo(CommandSpec spec, Texts texts) {
        spec.addOption(repeated(texts, spec, "map", "field_column"));
        spec.addOption(repeated(texts, spec, "empty", "field_empty"));
        spec.addOption(repeated(texts, spec, "reading", "column_reading"));
    }

    /** Returns an option that takes a value and may be given several times. */
    static OptionSpec repeated(Texts texts, CommandSpec spec, String name, String label) {
        return texts.option(spec, name, label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build();
    }

    /**
     * Returns what is said, about columns that have their usual roles.
     *
     * @throws WrongUsage if a value is none that is known
     */
    static ReadingOptions said(ParseResult parsed) {
        return new ReadingOptions(
                pairs(parsed, "--map", text -> text),
                List.of(),
                List.of(),
                pairs(parsed, "--empty", FileOptions::emptyCells),
                answers(parsed));
    }

    private static Map<String, String> answers(ParseResult parsed) {
        Map<String, String> answers = pairs(parsed, "--reading", text -> text);
        answers.forEach((column, answer) -> {
            if (!ReadingOptions.FILE_WORDS.contains(column) && Answer.of(answer).isEmpty()) {
                String words = Arrays.stream(Answer.values()).map(Answer::word).collect(Collectors.joining(", "));
                throw new WrongUsage(
                        "not_one_of", Map.of("option", "--reading " + column, "value", answer, "values", words));
            }
        });
        return answers;
    }

    private static EmptyCells emptyCells(String text) {
        return EmptyCells.of(text)
                .orElseThrow(() -> new WrongUsage(
                        "not_one_of",
                        Map.of("option", "--empty", "value", text, "values", String.join(", ", EmptyCells.words()))));
    }

    /** Returns the values of an option that takes {@code NAME=VALUE} and may be repeated. */
    static <T> Map<String, T> pairs(ParseResult parsed, String option, Function<String, T> parser) {
        List<String> given = parsed.matchedOptionValue(option, List.of());
        Map<String, T> pairs = new LinkedHashMap<>();
        for (String pair : given) {
            // What stands after the last sign is the value, but for --map, where a header may hold one.
            int sign = option.equals("--map") ? pair.indexOf('=') : pair.lastIndexOf('=');
            if (sign <= 0 || sign == pair.length() - 1) {
                throw new WrongUsage("not_a_pair", Map.of("option", option, "value", pair));
            }
            try {
                pairs.put(
                        pair.substring(0, sign).strip(),
                        parser.apply(pair.substring(sign + 1).strip()));
            } catch (IllegalArgumentException e) {
                throw new WrongUsage("not_a_value", Map.of("option", option, "value", pair));
            }
        }
        return pairs;
    }
}
