package tn.segmentation.app.security;

import org.jspecify.annotations.Nullable;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.IdentityProvider;
import tn.segmentation.app.operations.Setting;

/**
 * What the settings say about who may come in.
 *
 * @param endpoints who may read the four endpoints of the specification
 * @param cookies where browsers may send the cookies that say who somebody is
 * @param limits how often somebody may ask
 * @param demoKey the secret of the link that signs in to a demonstration; null where there is none
 * @param provider who tells by OpenID Connect who somebody is; null where nobody does
 */
public record AccessSettings(
        Endpoints endpoints,
        Cookies cookies,
        Limits limits,
        @Nullable String demoKey,
        @Nullable IdentityProvider provider) {

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

    /**
     * How often somebody may ask.
     *
     * @param requests of one user in a minute; 0 for any number
     * @param guesses of a password or a key from one address in ten minutes; also refusals that are written into the
     *     audit in one
     */
    public record Limits(int requests, int guesses) {

        /** Offices share an address; this is what they may mistype, and far from what guessing takes. */
        private static final int GUESSES = 40;

        static Limits of(Configuration configuration) {
            return new Limits(configuration.rateLimit(), GUESSES);
        }
    }

    /** Returns what the settings say. */
    public static AccessSettings of(Configuration configuration) {
        return new AccessSettings(
                configuration.openEndpoints() ? Endpoints.OPEN : Endpoints.SIGNED_IN,
                configuration.publicUrl().startsWith("https:") ? Cookies.TLS : Cookies.ANY,
                Limits.of(configuration),
                null,
                configuration.provider());
    }

    /**
     * Returns what holds for a demonstration on this machine: a link signs in as long as it runs, and the endpoints are
     * open unless somebody has closed them. No provider knows where it is.
     */
    public static AccessSettings demo(Configuration configuration, String key) {
        boolean isOpen = configuration.openEndpoints() || !configuration.isSet(Setting.OPEN_ENDPOINTS);
        return new AccessSettings(
                isOpen ? Endpoints.OPEN : Endpoints.SIGNED_IN, Cookies.ANY, Limits.of(configuration), key, null);
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
