package tn.segmentation.app.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Set;
import java.util.TreeSet;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.security.RouteRefusals;

/**
 * Says of each operation with which statuses it may be refused: those that its handler names, those of what stands
 * before the handler, and those that follow from what it takes and gives. Each is a problem document.
 */
@Component
final class DescribedProblems implements OpenApiCustomizer {

    private static final String PROBLEM = "Problem";
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final int FIRST_REFUSAL = 400;

    private final Messages messages = Messages.unmarked(Language.ENGLISH);

    @Override
    public void customise(OpenAPI api) {
        Components components = api.getComponents();
        components.addSchemas(PROBLEM, problem());
        Set<Integer> used = new TreeSet<>();
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> describe(path, method, operation, used)));
        used.forEach(status -> components.addResponses(
                name(status),
                new ApiResponse()
                        .description(messages.text("api.status." + status))
                        .content(content())));
    }

    private static void describe(String path, PathItem.HttpMethod method, Operation operation, Set<Integer> used) {
        ApiResponses responses = operation.getResponses();
        responses.forEach((status, response) -> {
            int code = Integer.parseInt(status);
            if (code >= FIRST_REFUSAL) {
                response.setContent(content());
            } else if (code == 304) {
                response.setContent(null);
            }
        });
        for (int status : statuses(path, method, operation)) {
            if (!responses.containsKey(Integer.toString(status))) {
                used.add(status);
                responses.addApiResponse(
                        Integer.toString(status), new ApiResponse().$ref("#/components/responses/" + name(status)));
            }
        }
    }

    private static Set<Integer> statuses(String path, PathItem.HttpMethod method, Operation operation) {
        Set<Integer> statuses = new TreeSet<>(RouteRefusals.of(method.name(), path));
        statuses.add(406);
        statuses.add(500);
        if (path.contains("{")) {
            statuses.add(404);
        }
        if (operation.getRequestBody() != null) {
            statuses.add(415);
        }
        return statuses;
    }

    private static String name(int status) {
        return PROBLEM + status;
    }

    private static Content content() {
        return new Content()
                .addMediaType(PROBLEM_JSON, new MediaType().schema(new Schema<>().$ref(RecordSchemas.PLACE + PROBLEM)));
    }

    /** The members of RFC 9457, and ours. */
    private static Schema<?> problem() {
        Schema<?> problem = RecordSchemas.typed("object");
        problem.setAdditionalProperties(false);
        problem.addProperty(
                "title", RecordSchemas.typed("string").description("What happened, in the reader's language"));
        problem.addProperty("status", RecordSchemas.typed("integer"));
        problem.addProperty("detail", RecordSchemas.typed("string").description("What it means, and what to do"));
        problem.addProperty("instance", RecordSchemas.typed("string").description("The path that was asked for"));
        problem.addProperty("code", RecordSchemas.typed("string").description("Stable, for programs"));
        problem.addProperty("params", RecordSchemas.typed("object").description("The values that the detail names"));
        problem.addProperty("request_id", RecordSchemas.typed("string").description("Names the request in the log"));
        problem.getProperties().keySet().stream()
                .filter(key -> !key.equals("params"))
                .forEach(problem::addRequiredItem);
        return problem;
    }
}
