package tn.segmentation.app.openapi;

import java.util.List;

/**
 * A key of the JSON of a request or an answer.
 *
 * @param name with what it is within: {@code runs[].id}; {@code *} is any key
 * @param types of JSON, one of which it is; empty for any
 * @param words that it may be; empty for any
 * @param isRequired whether it is always there
 * @param isNullable whether it may be null
 */
public record ApiKey(String name, List<String> types, List<String> words, boolean isRequired, boolean isNullable) {

    /** Copies the lists. */
    public ApiKey {
        types = List.copyOf(types);
        words = List.copyOf(words);
    }
}
