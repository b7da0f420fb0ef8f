package tn.segmentation.store.run;

import java.io.PrintStream;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How everything about a run is written as JSON: keys in the order of the records, what is not known absent (null, and
 * numbers that are none), numbers in the shortest form that reads back as the same bits, the same bytes on every
 * machine and JVM. Safe to use from any thread.
 */
public final class RunJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            // before Java 19 Double.toString is not always the shortest form, so it differs between JVMs
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private RunJson() {}

    /** Returns a record as JSON for people and machines: indented, a line feed at the end. */
    public static String text(Object value) {
        return text(value, RunJson::isUnknown);
    }

    /**
     * Writes a record as {@link #text} does, but that a null which the record does not leave out is written: it stands
     * for what is hidden.
     */
    public static String textWithHidden(Object value) {
        return text(value, RunJson::isNoNumber);
    }

    private static String text(Object value, Predicate<JsonNode> isLeftOut) {
        JsonNode tree = MAPPER.valueToTree(value);
        prune(tree, isLeftOut);
        return MAPPER.writeValueAsString(tree) + "\n";
    }

    /**
     * Writes a record as {@link #text} does, but as its last key, in place of its own list of that name, one that is as
     * long as it likes: its members are taken one by one.
     */
    public static void write(PrintStream out, Object value, String key, Iterable<?> members) {
        JsonNode tree = MAPPER.valueToTree(value);
        prune(tree, RunJson::isUnknown);
        ObjectWriter writer = MAPPER.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET);
        try (JsonGenerator json = writer.createGenerator(out)) {
            json.writeStartObject();
            tree.properties().forEach(property -> {
                if (!property.getKey().equals(key)) {
                    json.writeName(property.getKey());
                    json.writeTree(property.getValue());
                }
            });
            json.writeName(key);
            json.writeStartArray();
            members.forEach(json::writePOJO);
            json.writeEndArray();
            json.writeEndObject();
        }
        out.print('\n');
    }

    /**
     * Returns the record that some JSON stands for; keys that it does not know are passed over.
     *
     * @throws JacksonException if it stands for none
     */
    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    static JsonNode tree(byte[] json) {
        return MAPPER.readTree(json);
    }

    static <T> T read(JsonNode tree, Class<T> type) {
        return MAPPER.treeToValue(tree, type);
    }

    /** Takes out what JSON cannot say; a list is of use only as a whole, so one such member takes it along. */
    private static void prune(JsonNode node, Predicate<JsonNode> isToLeaveOut) {
        if (node instanceof ObjectNode object) {
            Iterator<Map.Entry<String, JsonNode>> properties =
                    object.properties().iterator();
            while (properties.hasNext()) {
                JsonNode value = properties.next().getValue();
                if (isToLeaveOut.test(value) || hasMember(value, isToLeaveOut)) {
                    properties.remove();
                }
            }
        }
        node.forEach(child -> prune(child, isToLeaveOut));
    }

    private static boolean hasMember(JsonNode node, Predicate<JsonNode> isToLeaveOut) {
        return node.isArray() && node.valueStream().anyMatch(isToLeaveOut);
    }

    private static boolean isUnknown(JsonNode node) {
        return node.isNull() || isNoNumber(node);
    }

    private static boolean isNoNumber(JsonNode node) {
        return node.isDouble() && !Double.isFinite(node.doubleValue());
    }
}
