package tn.segmentation.app.problem;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An object of the JSON of a request, read key by key. Whatever is of another type, longer or larger than is asked for,
 * repeated or not known at all is refused: {@code request_unknown} (place), 400.
 */
public final class RequestObject {

    private static final int SHORTEST_PURPOSE = 5;
    private static final int LONGEST_PURPOSE = 200;

    private final JsonNode node;
    private final String place;

    private RequestObject(JsonNode node, String place) {
        this.node = node;
        this.place = place;
    }

    /** Reads a request of at most so many bytes. */
    public static RequestObject read(InputStream json, int longest) throws IOException {
        return new RequestObject(RequestJson.object(json, longest, RequestObject::refusal), "");
    }

    /** Refuses every key but these. */
    public void requireOnly(String... keys) {
        RequestJson.requireOnly(node, Set.of(keys), this::unknown);
    }

    /** Returns the keys, in order. */
    public Collection<String> keys() {
        return node.propertyNames();
    }

    /** Returns whether there is something under a key. */
    public boolean has(String key) {
        return node.has(key);
    }

    /** Returns a text of one line; null where there is none. */
    public @Nullable String text(String key, int longest) {
        JsonNode value = node.get(key);
        return value == null ? null : text(value, key, longest);
    }

    /** Returns a text of one line, without which the request makes no sense. */
    public String requireText(String key, int longest) {
        String text = text(key, longest);
        if (text == null) {
            throw unknown(key);
        }
        return text;
    }

    /** Returns what something is needed for, as somebody says it: 5 to 200 characters, without blanks around them. */
    public String requirePurpose(String key) {
        String purpose = requireText(key, LONGEST_PURPOSE).strip();
        if (purpose.length() < SHORTEST_PURPOSE) {
            throw unknown(key);
        }
        return purpose;
    }

    /** Returns texts of one line; empty where there are none. */
    public List<String> texts(String key, int most, int longest) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : elements(key, most)) {
            texts.add(text(value, key + "[" + texts.size() + "]", longest));
        }
        return texts;
    }

    /** Returns a finite number; null where there is none. */
    public @Nullable Double number(String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            return null;
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw unknown(key);
        }
        return value.doubleValue();
    }

    /** Returns a whole number within bounds; the other one where there is none. */
    public int whole(String key, int otherwise, int least, int most) {
        JsonNode value = node.get(key);
        if (value == null) {
            return otherwise;
        }
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw unknown(key);
        }
        return value.intValue();
    }

    /** Returns whether something is so; the other answer where nothing is said. */
    public boolean flag(String key, boolean otherwise) {
        JsonNode value = node.get(key);
        if (value == null) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw unknown(key);
        }
        return value.booleanValue();
    }

    /** Returns an object; null where there is none. */
    public @Nullable RequestObject object(String key) {
        JsonNode value = node.get(key);
        return value == null ? null : object(value, key);
    }

    /** Returns objects; empty where there are none. */
    public List<RequestObject> objects(String key, int most) {
        List<RequestObject> objects = new ArrayList<>();
        for (JsonNode value : elements(key, most)) {
            objects.add(object(value, key + "[" + objects.size() + "]"));
        }
        return objects;
    }

    /** Returns the refusal of what stands under a key. */
    public RequestRefusal unknown(String key) {
        return refusal(place + key);
    }

    private RequestObject object(JsonNode value, String key) {
        if (!value.isObject()) {
            throw unknown(key);
        }
        return new RequestObject(value, place + key + ".");
    }

    private Iterable<JsonNode> elements(String key, int most) {
        JsonNode list = node.get(key);
        if (list == null) {
            return List.of();
        }
        if (!list.isArray() || list.size() > most) {
            throw unknown(key);
        }
        return list;
    }

    private String text(JsonNode value, String key, int longest) {
        if (!value.isString()
                || value.stringValue().isBlank()
                || value.stringValue().length() > longest
                || value.stringValue().chars().anyMatch(Character::isISOControl)) {
            throw unknown(key);
        }
        return value.stringValue();
    }

    private static RequestRefusal refusal(String place) {
        return new RequestRefusal(400, "request_unknown", Map.of("place", place));
    }
}
