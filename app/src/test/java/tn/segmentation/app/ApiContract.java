package tn.segmentation.app;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the application promises of its API in the OpenAPI document that it serves, and whether an answer keeps it: its
 * path, method, status and type are described, and its JSON is as its schema says, without a key more.
 */
final class ApiContract {

    static final String DOCUMENT = "/v3/api-docs";

    private static final String API = "/api/";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    /** How a request is refused that no operation is there for: whether there is one is for some to know. */
    private static final List<Integer> NO_OPERATION = List.of(400, 401, 403, 404, 405, 429);

    /** Where schemas stand to which others refer. */
    private static final String COMPONENTS = "components";

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(
            Dialect.builder(Dialects.getOpenApi31())
                    .keyword(new NonValidationKeyword(COMPONENTS))
                    .build(),
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final JsonNode document;
    private final List<PathPattern> paths;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    ApiContract(JsonNode document) {
        this.document = document;
        this.paths = document.path("paths").propertyNames().stream()
                .map(PathPatternParser.defaultInstance::parse)
                .sorted()
                .toList();
    }

    /**
     * An answer.
     *
     * @param method of the request
     * @param path of the request, without what is asked for behind it
     * @param status of the answer
     * @param type of the body; empty without one
     * @param body as text
     */
    record Answer(String method, String path, int status, String type, String body) {

        static Answer of(HttpResponse<?> response) {
            return new Answer(
                    response.request().method(),
                    response.uri().getRawPath(),
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0],
                    response.body() instanceof byte[] bytes
                            ? text(bytes)
                            : response.body().toString());
        }

        /** Who asks for bytes has them as they were sent. */
        private static String text(byte[] sent) {
            boolean isCompressed = sent.length > 1 && sent[0] == 0x1f && sent[1] == (byte) 0x8b;
            try (InputStream in = isCompressed
                    ? new GZIPInputStream(new ByteArrayInputStream(sent))
                    : new ByteArrayInputStream(sent)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean isOfApi() {
            return path.startsWith(API);
        }

        @Override
        public String toString() {
            return method + " " + path + " -> " + status + " " + type + " " + body;
        }
    }

    /** Returns what is wrong with an answer; empty if nothing is. */
    List<String> faults(Answer answer) {
        PathContainer path = PathContainer.parsePath(answer.path());
        Optional<PathPattern> pattern =
                paths.stream().filter(one -> one.matches(path)).findFirst();
        JsonNode operation = pattern.map(found -> document.path("paths")
                        .path(found.getPatternString())
                        .path(method(answer).toLowerCase(Locale.ROOT)))
                .filter(JsonNode::isObject)
                .orElse(null);
        if (operation == null) {
            return NO_OPERATION.contains(answer.status())
                    ? bodyFaults(answer, document.at("/components/schemas/Problem"), PROBLEM)
                    : List.of("no such operation");
        }
        JsonNode response = followed(operation.path("responses").path(Integer.toString(answer.status())));
        if (!response.isObject()) {
            return List.of("undocumented status " + answer.status());
        }
        return contentFaults(answer, response.path("content"));
    }

    private List<String> contentFaults(Answer answer, JsonNode content) {
        if (answer.type().isEmpty() || answer.method().equals("HEAD")) {
            return content.isEmpty() || answer.method().equals("HEAD") ? List.of() : List.of("nothing in it");
        }
        JsonNode described = content.path(answer.type());
        return described.isObject()
                ? bodyFaults(answer, described.path("schema"), answer.type())
                : List.of("undocumented type " + answer.type());
    }

    private List<String> bodyFaults(Answer answer, JsonNode schema, String type) {
        if (answer.method().equals("HEAD")) {
            return List.of();
        }
        if (!answer.type().equals(type)) {
            return List.of("undocumented type " + answer.type());
        }
        if (!type.equals(JSON) && !type.equals(PROBLEM)) {
            return List.of();
        }
        try {
            return faults(schema, JsonMapper.shared().readTree(answer.body()));
        } catch (JacksonException e) {
            return List.of("no JSON: " + e.getOriginalMessage());
        }
    }

    /** Returns in what a JSON is not as a schema of the document says. */
    List<String> faults(JsonNode schema, JsonNode json) {
        return validator(schema).validate(json).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    /** Whatever a schema refers to stands in the same document. */
    private Schema validator(JsonNode schema) {
        return schemas.computeIfAbsent(schema.toString(), text -> {
            ObjectNode alone = (ObjectNode) JsonMapper.shared().readTree(text);
            alone.set(COMPONENTS, document.path(COMPONENTS));
            return SCHEMAS.getSchema(alone);
        });
    }

    private JsonNode followed(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").stringValue().substring(1)) : node;
    }

    private static String method(Answer answer) {
        return answer.method().equals("HEAD") ? "GET" : answer.method();
    }
}
