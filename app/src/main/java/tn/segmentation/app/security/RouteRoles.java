package tn.segmentation.app.security;

/** Which role a route asks for. */
public final class RouteRoles {

    private RouteRoles() {}

    /**
     * Returns the least role with which a request of a route is answered.
     *
     * @param method of the route
     * @param pattern of the route
     * @throws IllegalArgumentException if there is no such route, or nobody needs a role for it
     */
    public static Role of(String method, String pattern) {
        return switch (Routes.named(method, pattern).permission()) {
            case VIEWERS, VIEWERS_OR_EVERYONE -> Role.VIEWER;
            case ANALYSTS -> Role.ANALYST;
            case ADMINISTRATORS -> Role.ADMINISTRATOR;
            case EVERYONE, NOBODY -> throw new IllegalArgumentException("no role: " + method + " " + pattern);
        };
    }
}
