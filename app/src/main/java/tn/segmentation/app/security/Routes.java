package tn.segmentation.app.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static tn.segmentation.app.security.Permission.ADMINISTRATORS;
import static tn.segmentation.app.security.Permission.ANALYSTS;
import static tn.segmentation.app.security.Permission.EVERYONE;
import static tn.segmentation.app.security.Permission.NOBODY;
import static tn.segmentation.app.security.Permission.VIEWERS;
import static tn.segmentation.app.security.Permission.VIEWERS_OR_EVERYONE;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import tn.segmentation.app.audit.Act;

/**
 * Who may do what, and what of it is written into the audit: every route of the application, and nothing else is
 * answered. A test compares it with the handlers that there are; one that is not here cannot be reached and fails the
 * build, and so does one that changes something and names no act.
 */
final class Routes {

    static final List<Route> TABLE = List.of(
            // what a sign-in page needs
            Route.of(GET, "/css/**", EVERYONE),
            Route.of(GET, "/img/**", EVERYONE),
            Route.of(GET, "/js/**", EVERYONE),
            Route.of(GET, "/vendor/**", EVERYONE),
            Route.of(GET, "/sign-in", EVERYONE),
            Route.of(POST, "/sign-in", EVERYONE, Act.SIGN_IN),
            Route.of(GET, "/sign-in/oidc", EVERYONE),
            Route.of(GET, "/sign-in/oidc/callback", EVERYONE, Act.SIGN_IN_BY_PROVIDER),
            Route.of(GET, "/welcome", EVERYONE),
            Route.of(POST, "/welcome", EVERYONE, Act.SIGN_IN_BY_LINK),
            Route.of(POST, "/sign-out", VIEWERS, Act.SIGN_OUT),
            // what segments are like
            Route.of(GET, "/", VIEWERS),
            Route.of(GET, "/segments/{id}", VIEWERS),
            Route.of(GET, "/api/cluster_distribution", VIEWERS_OR_EVERYONE),
            Route.of(GET, "/api/feature_importance", VIEWERS_OR_EVERYONE),
            Route.of(GET, "/api/cluster_profiles", VIEWERS_OR_EVERYONE),
            Route.of(GET, "/api/segment_details", VIEWERS_OR_EVERYONE),
            Route.of(GET, "/api/v1/segments", VIEWERS),
            Route.of(GET, "/api/v1/segments/{id}", VIEWERS),
            Route.of(GET, "/api/v1/figures", VIEWERS),
            Route.of(GET, "/api/v1/figures/{id}", VIEWERS),
            Route.of(GET, "/runs", VIEWERS),
            Route.of(GET, "/runs/{id}", VIEWERS),
            Route.of(GET, "/runs/compare", VIEWERS),
            Route.of(GET, "/api/v1/runs", VIEWERS),
            Route.of(GET, "/api/v1/runs/{id}/summary", VIEWERS),
            Route.of(GET, "/api/v1/runs/{id}/provenance", VIEWERS),
            Route.of(GET, "/api/v1/publications", VIEWERS),
            Route.of(GET, "/reports", VIEWERS),
            Route.of(GET, "/help", VIEWERS),
            Route.of(GET, "/help/api", VIEWERS),
            Route.of(GET, "/api/v1/runs/{id}/report.pdf", VIEWERS),
            Route.of(GET, "/api/v1/runs/{id}/report.html", VIEWERS),
            Route.of(GET, "/v3/api-docs", VIEWERS),
            Route.of(GET, "/v3/api-docs.yaml", VIEWERS),
            Route.of(GET, "/offers", VIEWERS),
            Route.of(GET, "/api/v1/offers", VIEWERS),
            Route.of(GET, "/api/v1/offers/{id}", VIEWERS),
            Route.of(PUT, "/api/v1/offers/{id}", ANALYSTS, Act.CHANGE_OFFER),
            Route.of(GET, "/api/v1/offers/{id}/history", VIEWERS),
            // files of customers
            Route.of(POST, "/api/v1/datasets", ANALYSTS, Act.IMPORT_FILE),
            Route.of(GET, "/api/v1/datasets", ANALYSTS),
            Route.of(GET, "/api/v1/datasets/{id}", ANALYSTS, Act.READ_VERDICT),
            Route.of(PUT, "/api/v1/datasets/{id}/answers", ANALYSTS, Act.ANSWER_ABOUT_FILE),
            Route.of(GET, "/api/v1/datasets/{id}/rejects.csv", ANALYSTS, Act.READ_REJECTS),
            Route.of(GET, "/api/v1/datasets/{id}/annotated.csv", ANALYSTS, Act.READ_ANNOTATED),
            Route.of(GET, "/import", ANALYSTS),
            Route.of(GET, "/import/{id}", ANALYSTS, Act.READ_VERDICT),
            Route.of(POST, "/api/v1/runs", ANALYSTS, Act.START_RUN),
            Route.of(GET, "/api/v1/runs/{id}", ANALYSTS),
            Route.of(GET, "/api/v1/runs/{id}/events", ANALYSTS),
            Route.of(POST, "/api/v1/runs/{id}/cancel", ANALYSTS, Act.STOP_RUN),
            Route.of(GET, "/api/v1/jobs", ANALYSTS),
            Route.of(GET, "/api/v1/jobs/{id}", ANALYSTS),
            Route.of(POST, "/api/v1/jobs/{id}/cancel", ADMINISTRATORS, Act.STOP_JOB),
            Route.of(POST, "/api/v1/runs/{id}/publish", ANALYSTS, Act.PUBLISH_RUN),
            Route.of(DELETE, "/api/v1/runs/{id}/proposal", ANALYSTS, Act.WITHDRAW_PROPOSAL),
            Route.of(GET, "/customers", ANALYSTS, Act.LIST_CUSTOMERS),
            Route.lookUp("/customers", ANALYSTS, Act.FIND_CUSTOMER),
            Route.of(GET, "/customers/{id}", ANALYSTS, Act.READ_CUSTOMER),
            Route.lookUp("/api/v1/customers/search", ANALYSTS, Act.LIST_CUSTOMERS),
            Route.lookUp("/api/v1/customers/count", ANALYSTS, null),
            Route.of(GET, "/api/v1/customers/{id}", ANALYSTS, Act.READ_CUSTOMER),
            Route.lookUp("/api/v1/customers/{id}/reveal", ANALYSTS, Act.REVEAL_ID),
            Route.lookUp("/api/v1/assignments", ANALYSTS, Act.SCORE_ROWS),
            Route.of(POST, "/api/v1/exports", ANALYSTS, Act.EXPORT_CUSTOMERS),
            Route.of(GET, "/api/v1/exports", ANALYSTS),
            Route.of(GET, "/api/v1/held-exports", ANALYSTS),
            Route.of(POST, "/api/v1/held-exports/{id}/approve", ADMINISTRATORS, Act.APPROVE_EXPORT),
            Route.of(POST, "/api/v1/held-exports/{id}/decline", ADMINISTRATORS, Act.DECLINE_EXPORT),
            Route.of(POST, "/api/v1/held-exports/{id}/file", ANALYSTS, Act.EXPORT_CUSTOMERS),
            Route.of(GET, "/exports", ANALYSTS),
            // who may sign in
            Route.of(GET, "/users", ADMINISTRATORS),
            Route.of(GET, "/api/v1/users", ADMINISTRATORS),
            Route.of(POST, "/api/v1/users", ADMINISTRATORS, Act.ADD_USER),
            Route.of(GET, "/api/v1/users/{id}", ADMINISTRATORS),
            Route.of(PUT, "/api/v1/users/{id}/role", ADMINISTRATORS, Act.CHANGE_ROLE),
            Route.of(POST, "/api/v1/users/{id}/invitation", ADMINISTRATORS, Act.INVITE_USER),
            Route.of(POST, "/api/v1/users/{id}/disable", ADMINISTRATORS, Act.DISABLE_USER),
            Route.of(POST, "/api/v1/users/{id}/enable", ADMINISTRATORS, Act.ENABLE_USER),
            Route.of(GET, "/api/v1/tokens", ADMINISTRATORS),
            Route.of(POST, "/api/v1/tokens", ADMINISTRATORS, Act.ADD_TOKEN),
            Route.of(POST, "/api/v1/tokens/{id}/revoke", ADMINISTRATORS, Act.REVOKE_TOKEN),
            // what is kept of one person
            Route.of(GET, "/rights", ADMINISTRATORS),
            Route.of(POST, "/api/v1/persons/copy", ADMINISTRATORS, Act.COPY_PERSON),
            Route.of(GET, "/api/v1/erasures", ADMINISTRATORS),
            Route.of(POST, "/api/v1/erasures", ADMINISTRATORS, Act.ERASE_PERSON),
            Route.of(GET, "/api/v1/erasures/{id}", ADMINISTRATORS),
            // who did what
            Route.of(GET, "/audit", ADMINISTRATORS),
            Route.of(GET, "/api/v1/audit", ADMINISTRATORS),
            Route.of(GET, "/api/v1/audit.csv", ADMINISTRATORS, Act.EXPORT_AUDIT),
            // how the platform is
            Route.of(GET, "/health", ADMINISTRATORS),
            Route.of(POST, "/health/log-level", ADMINISTRATORS, Act.CHANGE_LOG_LEVEL),
            Route.of(POST, "/health/jobs/{id}/cancel", ADMINISTRATORS, Act.STOP_JOB),
            // what a monitor needs, who signs in nowhere: up or down, no more
            Route.of(GET, "/actuator/health", EVERYONE),
            Route.of(GET, "/actuator/health/**", EVERYONE),
            Route.of(GET, "/error", NOBODY));

    /** The handler of the most specific pattern answers, so that is the row that counts. */
    private static final List<Route> BY_PRECISION =
            TABLE.stream().sorted(Comparator.comparing(Route::pattern)).toList();

    /** Paths that are patterns as they stand, and what was found for them: each request is looked up several times. */
    private static final Set<String> PLAIN = TABLE.stream()
            .map(Route::pattern)
            .filter(pattern -> !pattern.hasPatternSyntax())
            .map(PathPattern::getPatternString)
            .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, List<Route>> KNOWN = new ConcurrentHashMap<>();

    private Routes() {}

    /**
     * Returns the row of a method and a pattern.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Route named(String method, String pattern) {
        return TABLE.stream()
                .filter(route -> route.method().matches(method))
                .filter(route -> route.pattern().getPatternString().equals(pattern))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no route: " + method + " " + pattern));
    }

    /** Returns the row of a request, if there is one. */
    static Optional<Route> of(HttpServletRequest request) {
        return at(request).stream()
                .filter(route -> route.takes(request.getMethod()))
                .findFirst();
    }

    /** Returns the rows of the path of a request, whatever its method. */
    static List<Route> at(HttpServletRequest request) {
        return at(path(request));
    }

    /** Returns the rows of a path, the most specific first. */
    static List<Route> at(PathContainer path) {
        String text = path.value();
        return PLAIN.contains(text) ? KNOWN.computeIfAbsent(text, plain -> search(path)) : search(path);
    }

    private static List<Route> search(PathContainer path) {
        return BY_PRECISION.stream().filter(route -> route.isAt(path)).toList();
    }

    private static PathContainer path(HttpServletRequest request) {
        return ServletRequestPathUtils.hasParsedRequestPath(request)
                ? ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication()
                : ServletRequestPathUtils.parseAndCache(request).pathWithinApplication();
    }
}
