package tn.segmentation.app.openapi;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What an OpenAPI document says of operations. */
public final class ApiDocument {

    private static final String JSON = "application/json";

    private final JsonNode document;

    ApiDocument(JsonNode document) {
        this.document = document;
    }

    /**
     * What is taken and answered.
     *
     * @param parameters of address and head
     * @param requestType of the body that is taken; empty for none
     * @param requestKeys its keys
     * @param answerTypes types of body, one of which is answered where all is well; empty for none
     * @param answerKeys keys of the JSON among them
     * @param statuses of answers, lowest first
     */
    public record Details(
            List<Parameter> parameters,
            String requestType,
            List<ApiKey> requestKeys,
            List<String> answerTypes,
            List<ApiKey> answerKeys,
            List<String> statuses) {

        /** Copies the lists. */
        public Details {
            parameters = List.copyOf(parameters);
            requestKeys = List.copyOf(requestKeys);
            answerTypes = List.copyOf(answerTypes);
            answerKeys = List.copyOf(answerKeys);
            statuses = List.copyOf(statuses);
        }
    }

    /**
     * A parameter.
     *
     * @param name of it
     * @param place {@code path}, {@code query} or {@code header}
     * @param usual what counts where it is absent; empty for nothing
     * @param isRequired whether it may not be absent
     */
    public record Parameter(String name, String place, String usual, boolean isRequired) {}

    /** Returns what it says of an operation. */
    public Details details(ApiOperation operation) {
        JsonNode described = document.path("paths")
                .path(operation.path())
                .path(operation.method().toLowerCase(Locale.ROOT));
        JsonNode taken = described.path("requestBody").path("content");
        List<JsonNode> answered = answered(described.path("responses"));
        return new Details(
                described
                        .path("parameters")
                        .valueStream()
                        .map(ApiDocument::parameter)
                        .toList(),
                taken.propertyNames().stream().findFirst().orElse(""),
                taken.valueStream().flatMap(body -> keys(body).stream()).toList(),
                answered.stream()
                        .flatMap(content -> content.propertyNames().stream())
                        .toList(),
                answered.stream()
                        .flatMap(content -> keys(content.path(JSON)).stream())
                        .toList(),
                described.path("responses").propertyNames().stream().sorted().toList());
    }

    private static Parameter parameter(JsonNode parameter) {
        return new Parameter(
                parameter.path("name").stringValue(),
                parameter.path("in").stringValue(),
                parameter.at("/schema/default").asString(""),
                parameter.path("required").booleanValue(false));
    }

    /** Returns the bodies with which an operation answers where all is well; there may be one per status. */
    private static List<JsonNode> answered(JsonNode responses) {
        return responses.properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> response.getValue().path("content"))
                .toList();
    }

    private List<ApiKey> keys(JsonNode body) {
        return SchemaKeys.of(body.path("schema"), document);
    }
}
