package tn.segmentation.app.problem;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of a request: one object of bounded length, in which no key stands twice and behind which nothing stands.
 */
public final class RequestJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RequestJson() {}

    /**
     * Reads a request.
     *
     * @param longest in bytes; no more are read
     * @param unknown makes the refusal of what stands at a place
     * @throws RequestRefusal the one that {@code unknown} makes, if it is something else
     */
    public static JsonNode object(InputStream json, int longest, Function<String, RequestRefusal> unknown)
            throws IOException {
        return object(json.readNBytes(longest + 1), longest, unknown);
    }

    /** Reads a request, as that of a stream is. */
    public static JsonNode object(byte[] json, int longest, Function<String, RequestRefusal> unknown) {
        if (json.length > longest) {
            throw unknown.apply("…");
        }
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw unknown.apply(e.getLocation().offsetDescription());
        }
        if (!root.isObject()) {
            throw unknown.apply("{}");
        }
        return root;
    }

    /** Refuses every key of an object but these. */
    public static void requireOnly(JsonNode object, Set<String> keys, Function<String, RequestRefusal> unknown) {
        for (String key : object.propertyNames()) {
            if (!keys.contains(key)) {
                throw unknown.apply(key);
            }
        }
    }
}
