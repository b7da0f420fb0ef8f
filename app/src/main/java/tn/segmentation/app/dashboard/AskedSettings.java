package tn.segmentation.app.dashboard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunProvenance;

/** What a run was asked for, in words: each setting that says something, by its key in {@code run.json}. */
final class AskedSettings {

    private static final String NAME = "web.runs.setting.";

    private final Messages messages;

    AskedSettings(Messages messages) {
        this.messages = messages;
    }

    /** Returns the settings in the order in which they were recorded. */
    Map<String, String> of(RunProvenance provenance) {
        Map<String, String> asked = new LinkedHashMap<>();
        provenance.settings().forEach((key, value) -> {
            if (!isSilent(value)) {
                asked.put(key, words(key, value));
            }
        });
        return asked;
    }

    /** Returns what a setting is called; a run of another version may have one that this version does not know. */
    String name(String key) {
        return messages.has(NAME + key) ? messages.text(NAME + key) : key.replace('_', ' ');
    }

    private static boolean isSilent(Object value) {
        return (value instanceof Map<?, ?> pairs && pairs.isEmpty())
                || (value instanceof List<?> list && list.isEmpty());
    }

    private String words(String key, Object value) {
        return switch (key) {
            case "scaling", "format" -> word(NAME + key + "." + value, value);
            case "weight" -> pairs(value, messages::column, (column, weight) -> column + " × " + plain(weight));
            case "map" -> pairs(value, messages::column, (field, column) -> pair(field, column));
            case "empty" ->
                pairs(value, messages::column, (field, cells) -> pair(field, word("web.import.empty." + cells, cells)));
            case "reading" -> pairs(value, c -> c, (column, answer) -> pair(column, word("answer." + answer, answer)));
            case "features", "descriptive" -> list(value, name -> messages.column(String.valueOf(name)));
            case "initial_centers" ->
                messages.text(NAME + "initial_centers.given", Map.of("count", ((List<?>) value).size()));
            case "restarts" -> plain(value).equals("0") ? messages.text(NAME + "restarts.auto") : plain(value);
            // told apart by its digits, not read as a quantity
            case "seed" -> String.valueOf(value);
            default -> plain(value);
        };
    }

    private String word(String key, Object value) {
        return messages.has(key) ? messages.text(key) : String.valueOf(value);
    }

    private String pair(String name, Object value) {
        return messages.text(NAME + "pair", Map.of("name", name, "value", String.valueOf(value)));
    }

    private String plain(Object value) {
        if (value instanceof List<?>) {
            return list(value, this::plain);
        }
        if (value instanceof Double number && Math.abs(number) < 0.001) {
            return number == 0 ? messages.formats().integer(0) : String.valueOf(number);
        }
        return value instanceof Number number ? messages.formats().number(number.doubleValue()) : String.valueOf(value);
    }

    private static String list(Object value, Function<Object, String> word) {
        return value instanceof List<?> list
                ? list.stream().map(word).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }

    private static String pairs(Object value, Function<String, String> name, BiFunction<String, Object, String> pair) {
        return value instanceof Map<?, ?> pairs
                ? pairs.entrySet().stream()
                        .map(e -> pair.apply(name.apply(String.valueOf(e.getKey())), e.getValue()))
                        .collect(Collectors.joining("; "))
                : String.valueOf(value);
    }
}
