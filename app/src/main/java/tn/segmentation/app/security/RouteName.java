package tn.segmentation.app.security;

import java.util.List;
import org.springframework.http.server.PathContainer;

/**
 * What a request is called where requests are counted: as its route, never by an address or a method that somebody made
 * up, of which there is no end.
 *
 * @param method of the route, GET also for HEAD; {@value #OTHER} where the route takes no such method
 * @param pattern of the route; {@value #OTHER} where there is none
 */
public record RouteName(String method, String pattern) {

    /** Stands for whatever is no method or no route. */
    public static final String OTHER = "other";

    /** Returns the name of a request that came with this method for this path, decoded or not. */
    public static RouteName of(String method, String path) {
        List<Route> routes = at(path);
        return routes.stream()
                .filter(route -> route.takes(method))
                .findFirst()
                .map(route ->
                        new RouteName(route.method().name(), route.pattern().getPatternString()))
                .orElseGet(() -> new RouteName(
                        OTHER,
                        routes.isEmpty() ? OTHER : routes.get(0).pattern().getPatternString()));
    }

    private static List<Route> at(String path) {
        try {
            return Routes.at(PathContainer.parsePath(path));
        } catch (IllegalArgumentException e) {
            // no path at all, such as one with a % that nothing follows
            return List.of();
        }
    }
}
