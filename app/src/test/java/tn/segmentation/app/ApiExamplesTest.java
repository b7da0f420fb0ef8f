package tn.segmentation.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API has an example of each JSON, such as the server takes and gives. */
@WebTest
class ApiExamplesTest {

    private static final String JSON = "application/json";

    private final RunFixtures runs;
    private final Site site;
    private final JsonNode document;
    private final ApiContract contract;

    ApiExamplesTest(@Autowired RunFixtures runs, @LocalServerPort int port) {
        this.runs = runs;
        this.site = UserFixtures.as(Role.ADMINISTRATOR, port);
        this.document = Site.json(site.get(ApiContract.DOCUMENT));
        this.contract = new ApiContract(document);
    }

    @Test
    void hasOneOfEachJsonThatIsAnswered() {
        List<String> faults = new ArrayList<>();
        operations((name, operation) -> operation.path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> response.getValue().path("content").path(JSON))
                .filter(body -> !body.isMissingNode())
                .forEach(body -> faults.addAll(faults(name, body))));

        assertThat(faults).isEmpty();
    }

    @Test
    void hasOneOfEachJsonThatIsTakenWhichIsUnderstoodAndNotWithAKeyMore() {
        runs.publish(RunFixtures.telecom());
        List<String> faults = new ArrayList<>();
        operations((name, operation) -> {
            JsonNode body = operation.path("requestBody").path("content").path(JSON);
            if (body.isMissingNode()) {
                return;
            }
            faults.addAll(faults(name, body));
            if (!body.path("example").isObject()) {
                return;
            }
            ObjectNode example = (ObjectNode) body.path("example").deepCopy();
            if (List.of(400, 415, 500).contains(status(name, example))) {
                faults.add(name + " is not understood: " + example);
            }
            example.put("nobody_knows", 1);
            if (status(name, example) != 400) {
                faults.add(name + " takes a key that nobody knows");
            }
        });

        assertThat(faults).isEmpty();
    }

    @Test
    void namesEachOperationOnce() {
        List<String> ids = new ArrayList<>();
        operations((name, operation) -> ids.add(operation.path("operationId").stringValue()));

        assertThat(ids).hasSizeGreaterThan(40).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][a-zA-Z]+"));
    }

    private List<String> faults(String name, JsonNode body) {
        JsonNode example = body.path("example");
        return example.isMissingNode()
                ? List.of(name + " has no example")
                : contract.faults(body.path("schema"), example).stream()
                        .map(fault -> name + " " + fault)
                        .toList();
    }

    private int status(String name, JsonNode json) {
        String[] operation = name.split(" ", 2);
        return site.sendJson(operation[0], operation[1].replace("{id}", "S1"), json.toString(), "If-Match", "\"1\"")
                .statusCode();
    }

    private void operations(BiConsumer<String, JsonNode> each) {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> each.accept(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
    }
}
