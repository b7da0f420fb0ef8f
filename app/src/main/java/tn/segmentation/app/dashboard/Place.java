package tn.segmentation.app.dashboard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tn.segmentation.app.security.Role;

/** Where the navigation leads, in its order. */
enum Place {
    OVERVIEW("/", Role.VIEWER),
    CUSTOMERS("/customers", Role.ANALYST),
    OFFERS("/offers", Role.VIEWER),
    REPORTS("/reports", Role.VIEWER),
    RUNS("/runs", Role.VIEWER),
    IMPORT("/import", Role.ANALYST),
    EXPORTS("/exports", Role.ANALYST),
    USERS("/users", Role.ADMINISTRATOR),
    RIGHTS("/rights", Role.ADMINISTRATOR),
    AUDIT("/audit", Role.ADMINISTRATOR),
    HEALTH("/health", Role.ADMINISTRATOR),
    HELP("/help", Role.VIEWER);

    private final String path;
    private final Role needed;

    Place(String path, Role needed) {
        this.path = path;
        this.needed = needed;
    }

    /** Returns the address of the page. */
    public String path() {
        return path;
    }

    /** Returns the name of its picture in {@code icons.svg}. */
    public String icon() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the key of its name. */
    public String key() {
        return "web.navigation." + icon();
    }

    /** Returns where somebody with a role may go. */
    static List<Place> of(Role role) {
        return Arrays.stream(values())
                .filter(place -> role.includes(place.needed))
                .toList();
    }

    /** Returns the place to which a page belongs: the one of its address, or one above it. */
    static Optional<Place> at(String path) {
        return Arrays.stream(values())
                .filter(place -> path.equals(place.path) || path.startsWith(place.path + "/"))
                .findFirst();
    }
}
