package tn.segmentation.app.problem;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.multipart.MultipartException;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;

/** What is said of a body that could not be taken apart. */
class RequestProblemsTest {

    private static final String FAILED = "Failed to parse multipart servlet request";

    private final RequestProblems problems;

    RequestProblemsTest(@TempDir Path home) {
        problems = new RequestProblems(Configuration.load(new Environment(Map.of(), Map.of(), home)));
    }

    @Test
    void saysThatTheDiskIsFullWhereAFileFoundNoRoom() {
        IOException full = new IOException("No space left on device");

        assertThat(code(new MultipartException(FAILED, new IllegalStateException(full)), 507))
                .isEqualTo("storage_full");
    }

    @Test
    void saysThatThereIsNoFileWhereTheBodyHasNone() {
        assertThat(code(new MultipartException(FAILED, new IOException("no boundary")), 400))
                .isEqualTo("upload_missing");
    }

    private Object code(MultipartException failure, int status) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/datasets");
        ResponseEntity<ProblemDetail> answer = problems.missing(failure, request, Locale.FRENCH);
        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        Map<String, Object> properties =
                requireNonNull(requireNonNull(answer.getBody()).getProperties());
        return requireNonNull(properties.get("code"));
    }
}
