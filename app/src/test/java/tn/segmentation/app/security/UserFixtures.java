package tn.segmentation.app.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import tn.segmentation.app.Site;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.security.AccessSettings.Cookies;
import tn.segmentation.app.security.AccessSettings.Endpoints;
import tn.segmentation.app.security.AccessSettings.Limits;
import tn.segmentation.app.state.TestState;

/** One person per role, each called as the role is, with one password; and how a test signs in as one of them. */
public final class UserFixtures {

    /** Everybody's. */
    static final String PASSWORD = "quatre mots sans rapport";

    private static final Map<String, Site> SIGNED_IN = new ConcurrentHashMap<>();

    private UserFixtures() {}

    /** Returns the site as somebody of that role sees it; the session is shared, so a test must not end it. */
    public static Site as(Role role, int port) {
        return SIGNED_IN.computeIfAbsent(port + role.word(), key -> new Site(port).signedIn(role.word(), PASSWORD));
    }

    /** Makes somebody. */
    static Account make(Users users, String name, Role role) {
        Instant now = Instant.now();
        String key = users.add(name, role, now).key();
        return users.redeem(key, new Passwords().hash(PASSWORD), now).orElseThrow();
    }

    /** Opens the users of a new platform. */
    static Users open(Path home) {
        return Users.open(configuration(home));
    }

    static Configuration configuration(Path home) {
        return TestState.configuration(home);
    }

    /** Puts the fixtures where the application looks for users. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Source {
        private final Path home;

        Source() throws IOException {
            home = Files.createTempDirectory("users");
        }

        @Bean
        Tokens tokens() {
            return Tokens.open(configuration(home));
        }

        @Bean
        Users users() {
            Users users = open(home);
            for (Role role : Role.values()) {
                make(users, role.word(), role);
            }
            return users;
        }

        @Bean
        AccessSettings accessSettings() {
            return new AccessSettings(
                    Endpoints.SIGNED_IN, Cookies.ANY, new Limits(0, 1_000_000), null, OpenIdProvider.settings());
        }
    }
}
