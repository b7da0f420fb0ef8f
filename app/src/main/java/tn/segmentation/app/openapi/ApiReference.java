package tn.segmentation.app.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Messages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every operation of the API by what it is about, in the order in which somebody reads of them. */
public final class ApiReference {

    private static final List<ApiPart> PARTS = Stream.of(
                    "insight",
                    "segments",
                    "datasets",
                    "runs",
                    "jobs",
                    "offers",
                    "customers",
                    "exports",
                    "assignments",
                    "reports",
                    "users",
                    "persons",
                    "audit")
            .map(ApiReference::read)
            .toList();

    private ApiReference() {}

    /**
     * What operations are about.
     *
     * @param tag its word in the description
     * @param operations in order
     */
    public record ApiPart(String tag, List<ApiOperation> operations) {

        /** Returns the key of its title. */
        public String titleKey() {
            return "api.part." + tag;
        }
    }

    /** Returns the parts in order. */
    public static List<ApiPart> parts() {
        return PARTS;
    }

    /** Returns an example of the JSON that an operation answers with; null where it is something else. */
    public static @Nullable JsonNode answer(ApiOperation operation) {
        return operation.answersAs() == null
                ? operation.answer()
                : PARTS.stream()
                        .flatMap(part -> part.operations().stream())
                        .filter(other -> other.id().equals(operation.answersAs()))
                        .findFirst()
                        .orElseThrow()
                        .answer();
    }

    /** Returns the key of what a parameter means; some mean something else in each part. */
    public static String parameterKey(ApiPart part, String name, Messages messages) {
        String own = "api.parameter." + part.tag() + "." + name;
        return messages.has(own) ? own : "api.parameter." + name;
    }

    private static ApiPart read(String tag) {
        String resource = "/openapi/" + tag + ".json";
        try (InputStream in = ApiReference.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + resource);
            }
            return new ApiPart(tag, List.of(JsonMapper.shared().readValue(in, ApiOperation[].class)));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
