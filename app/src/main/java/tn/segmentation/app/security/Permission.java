package tn.segmentation.app.security;

import org.jspecify.annotations.Nullable;

/** Who may use a route. */
enum Permission {
    /** Only the server itself, while it answers another request. */
    NOBODY,
    EVERYONE,
    /** Viewers; everyone where {@code OPEN_ENDPOINTS} says so. */
    VIEWERS_OR_EVERYONE,
    VIEWERS,
    ANALYSTS,
    ADMINISTRATORS;

    /**
     * Returns whether a request is allowed.
     *
     * @param role of who asks; null for who is not signed in
     */
    boolean allows(@Nullable Role role, AccessSettings settings) {
        return switch (this) {
            case NOBODY -> false;
            case EVERYONE -> true;
            case VIEWERS_OR_EVERYONE -> settings.endpoints() == AccessSettings.Endpoints.OPEN || has(role, Role.VIEWER);
            case VIEWERS -> has(role, Role.VIEWER);
            case ANALYSTS -> has(role, Role.ANALYST);
            case ADMINISTRATORS -> has(role, Role.ADMINISTRATOR);
        };
    }

    /** Returns whether some who are signed in may not. */
    boolean isAboveViewers() {
        return this == NOBODY || this == ANALYSTS || this == ADMINISTRATORS;
    }

    private static boolean has(@Nullable Role role, Role needed) {
        return role != null && role.includes(needed);
    }
}
