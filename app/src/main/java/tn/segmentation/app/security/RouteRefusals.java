package tn.segmentation.app.security;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;

/** With which statuses a request of a route may be refused before its handler hears of it. */
public final class RouteRefusals {

    private RouteRefusals() {}

    /**
     * Returns the statuses.
     *
     * @param method of the route
     * @param pattern of the route
     * @throws IllegalArgumentException if there is no such route
     */
    public static Set<Integer> of(String method, String pattern) {
        Route route = Routes.named(method, pattern);
        Set<Integer> statuses = new TreeSet<>();
        // an address that may mean two things is refused, whoever asks for it
        statuses.add(HttpStatus.BAD_REQUEST.value());
        // who asks may have a session or a token, and be looked up in the database
        statuses.add(HttpStatus.SERVICE_UNAVAILABLE.value());
        if (!route.isFile()) {
            statuses.add(HttpStatus.TOO_MANY_REQUESTS.value());
        }
        if (route.permission() != Permission.EVERYONE) {
            statuses.add(HttpStatus.UNAUTHORIZED.value());
        }
        if (!route.isForReading() || route.permission().isAboveViewers()) {
            statuses.add(HttpStatus.FORBIDDEN.value());
        }
        return statuses;
    }
}
