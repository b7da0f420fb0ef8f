package tn.segmentation.app.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API as programs get it, which does not change while the server runs. */
@Component
public final class ApiDescription {

    private static final String PATH = "/v3/api-docs";

    private final OpenApiWebMvcResource resource;
    private volatile @Nullable ApiDocument known;

    ApiDescription(OpenApiWebMvcResource resource) {
        this.resource = resource;
    }

    /** Returns the description; the first time it takes a second to be made. */
    public ApiDocument document(HttpServletRequest request) {
        ApiDocument document = known;
        if (document == null) {
            document = read(request);
            known = document;
        }
        return document;
    }

    private ApiDocument read(HttpServletRequest request) {
        try {
            return new ApiDocument(JsonMapper.shared().readTree(resource.openapiJson(request, PATH, Locale.ENGLISH)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the description of the API cannot be written", e);
        }
    }
}
