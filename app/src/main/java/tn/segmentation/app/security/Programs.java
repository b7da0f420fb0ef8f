package tn.segmentation.app.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Which addresses are asked for by programs, not by people. */
public final class Programs {

    private static final List<String> THEIRS = List.of("/api/", "/v3/", "/actuator/");

    private Programs() {}

    /** Returns whether a program asks. */
    public static boolean ask(HttpServletRequest request) {
        return THEIRS.stream().anyMatch(path(request)::startsWith);
    }

    /**
     * Returns a parameter of the address, null if there is none. Other than {@code getParameter} it never reads the
     * body of a request, which may be a large file of somebody who is not allowed to send it.
     */
    public static @Nullable String parameter(HttpServletRequest request, String name) {
        String query = request.getQueryString();
        return query == null
                ? null
                : UriComponentsBuilder.newInstance()
                        .query(query)
                        .build()
                        .getQueryParams()
                        .getFirst(name);
    }

    /** Returns what was asked for, also while its error is being answered. */
    public static String path(HttpServletRequest request) {
        return Objects.toString(
                request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                Objects.toString(request.getRequestURI(), ""));
    }
}
