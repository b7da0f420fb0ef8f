package tn.segmentation.app.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;

/** Which addresses are asked for by programs, not by people. */
public final class Programs {

    private static final List<String> THEIRS = List.of("/api/", "/v3/", "/actuator/");

    private Programs() {}

    /** Returns whether a program asks. */
    public static boolean ask(HttpServletRequest request) {
        return THEIRS.stream().anyMatch(path(request)::startsWith);
    }

    /** Returns what was asked for, also while its error is being answered. */
    public static String path(HttpServletRequest request) {
        return Objects.toString(
                request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                Objects.toString(request.getRequestURI(), ""));
    }
}
