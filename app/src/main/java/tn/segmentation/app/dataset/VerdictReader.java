package tn.segmentation.app.dataset;

import java.io.InputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a dry run writes, in memory that does not grow with the number of bad cells or their length. */
final class VerdictReader {

    /** Bad cells that stand in the verdict itself. */
    static final int REJECTS = 100;

    private static final int CHARACTERS = 1_000;

    /** A cell may be as long as a line, which the reader of files bounds. */
    private static final int LONGEST = 70_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST)
                            .maxNameLength(LONGEST)
                            .build())
                    .build())
            // A part of a document is followed by the rest of it.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private VerdictReader() {}

    /**
     * Returns the verdict, or the error, that some JSON is.
     *
     * @param rejects hears of every bad cell, as it is
     * @throws tools.jackson.core.JacksonException if it is none, or something follows
     */
    static ObjectNode read(InputStream json, Consumer<JsonNode> rejects) {
        ObjectNode verdict = MAPPER.createObjectNode();
        try (JsonParser parser = MAPPER.createParser(json)) {
            require(parser.nextToken() == JsonToken.START_OBJECT, parser);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                verdict.set(name, name.equals("rejects") ? first(parser, rejects) : MAPPER.readTree(parser));
            }
            require(parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null, parser);
        }
        return verdict;
    }

    private static void require(boolean condition, JsonParser parser) {
        if (!condition) {
            throw new StreamReadException(parser, "not one object");
        }
    }

    private static ArrayNode first(JsonParser parser, Consumer<JsonNode> rejects) {
        require(parser.currentToken() == JsonToken.START_ARRAY, parser);
        ArrayNode kept = MAPPER.createArrayNode();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            JsonNode cell = MAPPER.readTree(parser);
            rejects.accept(cell);
            if (kept.size() < REJECTS) {
                kept.add(shortened(cell));
            }
        }
        require(parser.currentToken() == JsonToken.END_ARRAY, parser);
        return kept;
    }

    private static ObjectNode shortened(JsonNode cell) {
        ObjectNode shortened = MAPPER.createObjectNode();
        cell.properties().forEach(property -> {
            JsonNode value = property.getValue();
            boolean isLong = value.isString() && value.stringValue().length() > CHARACTERS;
            if (isLong) {
                shortened.put(property.getKey(), value.stringValue().substring(0, CHARACTERS) + "…");
            } else {
                shortened.set(property.getKey(), value);
            }
        });
        return shortened;
    }
}
