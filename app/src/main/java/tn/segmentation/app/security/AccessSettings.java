package tn.segmentation.app.security;

import org.jspecify.annotations.Nullable;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Setting;

/**
 * What the settings say about who may come in.
 *
 * @param endpoints who may read the four endpoints of the specification
 * @param cookies where browsers may send the cookies that say who somebody is
 * @param demoKey the secret of the link that signs in to a demonstration; null where there is none
 */
public record AccessSettings(
        Endpoints endpoints, Cookies cookies, @Nullable String demoKey) {

    /** Who signs in by the link of a demonstration. */
    public static final String DEMO_USER = "demo";

    /** How keys of demonstrations begin, by which the page knows that no password is to be chosen. */
    private static final String DEMO = "demo.";

    /** Who may read the four endpoints of the specification. */
    public enum Endpoints {
        /** Everyone. */
        OPEN,
        /** Whoever is signed in. */
        SIGNED_IN
    }

    /** Where browsers may send cookies. */
    public enum Cookies {
        /** Only over TLS, only to the host that set them. */
        TLS,
        /** To this server however it is reached, as on the machine itself. */
        ANY
    }

    /** Returns what the settings say. */
    public static AccessSettings of(Configuration configuration) {
        return new AccessSettings(
                configuration.openEndpoints() ? Endpoints.OPEN : Endpoints.SIGNED_IN,
                configuration.publicUrl().startsWith("https:") ? Cookies.TLS : Cookies.ANY,
                null);
    }

    /**
     * Returns what holds for a demonstration on this machine: a link signs in as long as it runs, and the endpoints are
     * open unless somebody has closed them.
     */
    public static AccessSettings demo(Configuration configuration, String key) {
        boolean isOpen = configuration.openEndpoints() || !configuration.isSet(Setting.OPEN_ENDPOINTS);
        return new AccessSettings(isOpen ? Endpoints.OPEN : Endpoints.SIGNED_IN, Cookies.ANY, key);
    }

    /** Returns a new secret for the link of a demonstration. */
    public static String newDemoKey() {
        return DEMO + Secret.make();
    }

    /** Returns the name of a cookie, under which browsers keep to what the settings say. */
    String cookie(String name) {
        return cookies == Cookies.TLS ? "__Host-" + name : name;
    }
}
