package tn.segmentation.app.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.openapi.ApiReference.ApiPart;
import tools.jackson.databind.JsonNode;

/**
 * Puts what {@link ApiReference} knows into the description: of what and in what order, titles, parameters, the JSON
 * that is taken, and examples. An operation that it does not know, or that there is not, is a fault.
 */
@Component
final class DescribedOperations implements OpenApiCustomizer {

    private static final String JSON = "application/json";

    private final Messages messages = Messages.unmarked(Language.ENGLISH);

    /**
     * Describes the operations.
     *
     * @throws IllegalStateException if there are others than those that are known
     */
    @Override
    public void customise(OpenAPI api) {
        List<Tag> tags = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (ApiPart part : ApiReference.parts()) {
            tags.add(new Tag().name(part.tag()).description(messages.text(part.titleKey())));
            for (ApiOperation described : part.operations()) {
                describe(operation(api, described), described, part);
                known.add(described.operation());
            }
        }
        api.setTags(tags);
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap().keySet().forEach(method -> {
                    if (!known.contains(method + " " + path)) {
                        throw new IllegalStateException("nothing is said of " + method + " " + path);
                    }
                }));
    }

    private static Operation operation(OpenAPI api, ApiOperation described) {
        PathItem item = api.getPaths().get(described.path());
        Operation operation =
                item == null ? null : item.readOperationsMap().get(PathItem.HttpMethod.valueOf(described.method()));
        if (operation == null) {
            throw new IllegalStateException("there is no " + described.operation());
        }
        return operation;
    }

    private void describe(Operation operation, ApiOperation described, ApiPart part) {
        operation.setOperationId(described.id());
        operation.setTags(List.of(part.tag()));
        operation.setSummary(messages.text(described.titleKey()));
        if (operation.getParameters() != null) {
            operation
                    .getParameters()
                    .forEach(parameter -> parameter.setDescription(
                            messages.text(ApiReference.parameterKey(part, parameter.getName(), messages))));
        }
        ApiOperation.RequestBody request = described.request();
        if (request != null) {
            MediaType body = new MediaType().schema(schema(request.schema()));
            body.setExample(plain(request.example()));
            operation.setRequestBody(new RequestBody().required(true).content(new Content().addMediaType(JSON, body)));
        }
        JsonNode answer = ApiReference.answer(described);
        MediaType answered = answered(operation);
        if (answer != null && answered != null) {
            answered.setExample(plain(answer));
        }
    }

    /** Returns the JSON with which an operation answers where all is well. */
    private static @Nullable MediaType answered(Operation operation) {
        return operation.getResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> response.getValue().getContent())
                .filter(content -> content != null && content.containsKey(JSON))
                .map(content -> content.get(JSON))
                .findFirst()
                .orElse(null);
    }

    private static Schema<?> schema(JsonNode schema) {
        try {
            return Json31.mapper().readValue(schema.toString(), Schema.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no schema: " + schema, e);
        }
    }

    private static Object plain(JsonNode example) {
        try {
            return Json31.mapper().readValue(example.toString(), Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON: " + example, e);
        }
    }
}
