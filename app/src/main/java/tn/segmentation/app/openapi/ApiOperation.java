package tn.segmentation.app.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is said of an operation beyond what its handler tells of itself. Its title and its parameters are texts, by
 * {@link #titleKey()} and {@link ApiReference#parameterKey}.
 *
 * @param id by which programs that are made from the description call it
 * @param operation method and path, as in {@code GET /api/v1/runs/{id}}
 * @param request the JSON that it takes; null for none
 * @param answer an example of the JSON that it answers with; null where that is something else, or as another's
 * @param answersAs id of the operation that answers with the same; null for none
 */
public record ApiOperation(
        String id,
        String operation,
        @Nullable RequestBody request,
        @Nullable JsonNode answer,
        @JsonProperty("answers_as") @Nullable String answersAs) {

    /**
     * The JSON of a request.
     *
     * @param schema its keys, as JSON Schema
     * @param example that has each of them, and is understood as it stands
     */
    public record RequestBody(JsonNode schema, JsonNode example) {}

    /** Returns the method. */
    public String method() {
        return operation.substring(0, operation.indexOf(' '));
    }

    /** Returns the path, as the handler has it. */
    public String path() {
        return operation.substring(operation.indexOf(' ') + 1);
    }

    /** Returns the key of what it does. */
    public String titleKey() {
        return "api.operation." + id;
    }
}
