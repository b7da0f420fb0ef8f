package tn.segmentation.app.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tn.segmentation.app.problem.RequestJson;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.core.data.CustomerField;
import tn.segmentation.store.input.Answer;
import tn.segmentation.store.input.EmptyCells;
import tn.segmentation.store.input.ReadingOptions;
import tools.jackson.databind.JsonNode;

/**
 * What somebody says about a file beyond the file itself. Each is an option of the command line of the same name; only
 * words that it knows get here.
 *
 * @param reading how a column, or the file as a whole, is to be read
 * @param empty what an empty cell of a column stands for
 * @param map which column of the file holds a field
 */
public record Answers(Map<String, String> reading, Map<String, String> empty, Map<String, String> map) {

    /** Longest answer, in bytes of JSON: enough for every column that a file may have. */
    private static final int LONGEST = 1_000_000;

    private static final Set<String> EMPTY = Set.copyOf(EmptyCells.words());

    private static final Set<String> FIELDS = Stream.concat(
                    Stream.of("id_client"),
                    Arrays.stream(CustomerField.values()).map(CustomerField::column))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> KEYS = Set.of("reading", "empty", "map");

    /** Copies the maps; their order is that of the options. */
    public Answers {
        reading = copy(reading);
        empty = copy(empty);
        map = copy(map);
    }

    /** Returns answers that say nothing. */
    public static Answers none() {
        return new Answers(Map.of(), Map.of(), Map.of());
    }

    /**
     * Reads answers, and no more than these may be long: {@code {"reading": {"montant": "point"}, "empty": {"sms":
     * "zero"}, "map": {"age": "#2"}}}, each key absent where there is nothing to say.
     *
     * @throws RequestRefusal {@code answers_unknown} (place), if that is something else
     */
    static Answers read(InputStream json) throws IOException {
        return in(RequestJson.object(json, LONGEST, Answers::unknown));
    }

    /**
     * Reads answers that stand in a text.
     *
     * @throws RequestRefusal as {@link #read}
     */
    static Answers parse(String json) {
        return in(RequestJson.object(json.getBytes(StandardCharsets.UTF_8), LONGEST, Answers::unknown));
    }

    private static Answers in(JsonNode root) {
        RequestJson.requireOnly(root, KEYS, Answers::unknown);
        return new Answers(
                pairs(
                        root,
                        "reading",
                        (column, answer) ->
                                isFileWord(column) || Answer.of(answer).isPresent()),
                pairs(root, "empty", (column, answer) -> EMPTY.contains(answer)),
                pairs(root, "map", (field, column) -> FIELDS.contains(field)));
    }

    /** Returns the options that say the same. A value stands in one word with its option, whatever it begins with. */
    public List<String> options() {
        List<String> options = new ArrayList<>();
        add("--reading=", reading, options);
        add("--empty=", empty, options);
        add("--map=", map, options);
        return options;
    }

    private static void add(String option, Map<String, String> pairs, List<String> options) {
        pairs.forEach((key, value) -> options.add(option + key + "=" + value));
    }

    private static Map<String, String> pairs(JsonNode root, String key, BiPredicate<String, String> known) {
        Map<String, String> pairs = new LinkedHashMap<>();
        JsonNode node = root.get(key);
        if (node == null) {
            return pairs;
        }
        if (!node.isObject()) {
            throw unknown(key);
        }
        node.properties().forEach(property -> {
            String name = property.getKey();
            JsonNode value = property.getValue();
            if (!value.isString()
                    || !isText(name)
                    || !isText(value.stringValue())
                    || !known.test(name, value.stringValue())) {
                throw unknown(key + "." + name);
            }
            pairs.put(name, value.stringValue());
        });
        return pairs;
    }

    /** Blanks alone name nothing, and a zero byte cannot be handed to a process. */
    private static boolean isText(String text) {
        return !text.isBlank() && text.indexOf('\0') < 0;
    }

    private static boolean isFileWord(String word) {
        return ReadingOptions.FILE_WORDS.contains(word);
    }

    private static RequestRefusal unknown(String place) {
        return new RequestRefusal(400, "answers_unknown", Map.of("place", place));
    }

    private static Map<String, String> copy(Map<String, String> pairs) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
    }
}
