package tn.segmentation.app.dashboard;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.openapi.ApiDocument;
import tn.segmentation.app.openapi.ApiKey;
import tn.segmentation.app.openapi.ApiOperation;
import tn.segmentation.app.openapi.ApiReference;
import tn.segmentation.app.openapi.ApiReference.ApiPart;
import tn.segmentation.app.security.RouteRoles;
import tools.jackson.databind.JsonNode;

/**
 * The API as people read it: what programs read, in their own language.
 *
 * @param parts what operations are about, in order
 * @param statuses each status that any of them answers with
 */
record ApiPage(List<Part> parts, List<Status> statuses) {

    /**
     * What operations are about.
     *
     * @param tag its word, and its place on the page
     * @param title of it
     * @param operations in order
     */
    record Part(String tag, String title, List<Operation> operations) {}

    /**
     * An operation.
     *
     * @param id its place on the page
     * @param method of the request
     * @param path of the request
     * @param title what it does
     * @param role the least with which it is answered
     * @param parameters of address and head
     * @param request what is sent
     * @param answer what comes back where all is well
     * @param statuses of answers
     */
    record Operation(
            String id,
            String method,
            String path,
            String title,
            String role,
            List<Parameter> parameters,
            Body request,
            Body answer,
            List<String> statuses) {}

    /**
     * A parameter.
     *
     * @param name of it
     * @param place where it stands
     * @param meaning of it
     * @param need whether it has to be there, and what counts if it is not
     */
    record Parameter(String name, String place, String meaning, String need) {}

    /**
     * A body.
     *
     * @param types one of which it is; empty for no body
     * @param example of it; empty for none
     * @param keys of it
     */
    record Body(List<String> types, String example, List<Key> keys) {}

    /**
     * A key.
     *
     * @param name with what it is within
     * @param type of its value
     * @param need whether it is always there
     */
    record Key(String name, String type, String need) {}

    /**
     * A status.
     *
     * @param code its number
     * @param meaning of it
     */
    record Status(String code, String meaning) {}

    static ApiPage of(ApiDocument document, Messages messages) {
        Writer writer = new Writer(document, messages);
        List<Part> parts = ApiReference.parts().stream().map(writer::part).toList();
        TreeSet<String> codes = new TreeSet<>();
        parts.forEach(part -> part.operations().forEach(operation -> codes.addAll(operation.statuses())));
        return new ApiPage(
                parts,
                codes.stream()
                        .map(code -> new Status(code, messages.text("api.status." + code)))
                        .toList());
    }

    /** Puts into words what a document says. */
    private record Writer(ApiDocument document, Messages messages) {

        Part part(ApiPart part) {
            return new Part(
                    part.tag(),
                    messages.text(part.titleKey()),
                    part.operations().stream()
                            .map(operation -> operation(part, operation))
                            .toList());
        }

        private Operation operation(ApiPart part, ApiOperation operation) {
            ApiDocument.Details details = document.details(operation);
            JsonNode sent =
                    operation.request() == null ? null : operation.request().example();
            return new Operation(
                    operation.id(),
                    operation.method(),
                    operation.path(),
                    messages.text(operation.titleKey()),
                    messages.text(
                            RouteRoles.of(operation.method(), operation.path()).key()),
                    details.parameters().stream()
                            .map(parameter -> parameter(part, parameter))
                            .toList(),
                    body(
                            Stream.of(details.requestType())
                                    .filter(type -> !type.isEmpty())
                                    .toList(),
                            sent,
                            details.requestKeys()),
                    body(details.answerTypes(), ApiReference.answer(operation), details.answerKeys()),
                    details.statuses());
        }

        private Parameter parameter(ApiPart part, ApiDocument.Parameter parameter) {
            return new Parameter(
                    parameter.name(),
                    messages.text("api.place." + parameter.place()),
                    messages.text(ApiReference.parameterKey(part, parameter.name(), messages)),
                    need(parameter));
        }

        private String need(ApiDocument.Parameter parameter) {
            if (parameter.isRequired()) {
                return messages.text("api.need.required");
            }
            return parameter.usual().isEmpty()
                    ? messages.text("api.need.optional")
                    : messages.text("api.need.usual", Map.of("value", parameter.usual()));
        }

        private Body body(List<String> types, @Nullable JsonNode example, List<ApiKey> keys) {
            return new Body(
                    types,
                    example == null ? "" : example.toPrettyString(),
                    keys.stream().map(this::key).toList());
        }

        private Key key(ApiKey key) {
            return new Key(
                    key.name(),
                    key.words().isEmpty() ? String.join(" | ", key.types()) : String.join(" | ", key.words()),
                    messages.text("api.need." + (key.isRequired() ? "always" : "sometimes")
                            + (key.isNullable() ? ".null" : "")));
        }
    }
}
