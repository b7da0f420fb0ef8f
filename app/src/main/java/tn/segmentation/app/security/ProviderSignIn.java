package tn.segmentation.app.security;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.operations.IdentityProvider;
import tn.segmentation.app.security.SignIn.Exchange;
import tn.segmentation.app.security.Unidentified.Reason;
import tn.segmentation.app.security.Users.Identity;

/**
 * Lets people in whom an OpenID provider knows, in the role that their groups have. Nothing is asked of the provider
 * before somebody wants to sign in with it, and nothing of this is in memory where there is none.
 */
public final class ProviderSignIn {

    /** Where a provider sends people back to. */
    static final String CALLBACK = "/sign-in/oidc/callback";

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);

    private final Users users;
    private final Clock clock;
    private final SignIn signIn;
    private final AccessSettings settings;
    private @Nullable Way way;

    ProviderSignIn(Users users, AccessSettings settings, Clock clock, SignIn signIn) {
        this.users = users;
        this.settings = settings;
        this.clock = clock;
        this.signIn = signIn;
    }

    /**
     * The way there and back.
     *
     * @param provider to which it leads
     * @param client that asks it
     * @param departures who has left
     */
    private record Way(IdentityProvider provider, ProviderClient client, Departures departures) {}

    /** Returns what people call the provider; nothing where there is none. */
    public Optional<String> name() {
        return Optional.ofNullable(settings.provider()).map(IdentityProvider::name);
    }

    /**
     * Returns the address at the provider to which somebody goes to sign in.
     *
     * @throws Unidentified if the provider cannot be asked
     * @throws IllegalStateException if there is none
     */
    public URI depart(Exchange exchange) {
        Way there = way();
        try {
            OAuth2AuthorizationRequest request = there.client().departure(exchange.request());
            there.departures().add(request, exchange);
            return URI.create(request.getAuthorizationRequestUri());
        } catch (Unidentified e) {
            warn(e);
            throw e;
        }
    }

    /**
     * Lets somebody in who comes back from the provider.
     *
     * @throws Unidentified if that is not to be
     * @throws IllegalStateException if there is no provider
     */
    public void arrive(Exchange exchange) {
        try {
            arrive(way(), exchange);
        } catch (Unidentified e) {
            OpenAct.current().with("code", e.reason().word());
            warn(e);
            throw e;
        }
    }

    private void arrive(Way back, Exchange exchange) {
        HttpServletRequest request = exchange.request();
        OAuth2AuthorizationRequest asked = one(request, "state")
                .flatMap(state -> back.departures().take(state, request))
                .orElseThrow(() -> new Unidentified(Reason.STALE));
        Optional<String> error = one(request, "error");
        if (error.isPresent()) {
            throw new Unidentified(
                    error.get().equals("access_denied") ? Reason.CANCELLED : Reason.DECLINED,
                    new OAuth2AuthorizationException(new OAuth2Error(error.get())));
        }
        String code = one(request, "code").orElseThrow(() -> new Unidentified(Reason.STALE));
        OidcIdToken token = back.client().redeem(asked, code);
        Identity who = new Identity(back.provider().issuer(), requireNonNull(token.getSubject()), wanted(token));
        OpenAct.current().about(who.written()).with("subject", who.subject());
        // The provider may have to be asked where: before anything changes here.
        Optional<URI> farewell = back.client().farewell(token);
        Account account = account(who, role(token, back.provider()));
        signIn.withProvider(account, farewell.orElse(null), exchange);
    }

    private Account account(Identity who, Optional<Role> role) {
        if (role.isEmpty()) {
            users.dismiss(who).ifPresent(known -> OpenAct.current().about(known.name()));
            throw new Unidentified(Reason.WITHOUT_ROLE);
        }
        Account account = users.arrive(who, role.get(), clock.instant());
        OpenAct.current().about(account.name()).with("role", role.get().word());
        if (account.isDisabled()) {
            throw new Unidentified(Reason.DISABLED);
        }
        return account;
    }

    /** Returns the role of somebody: that of his groups which may most. */
    private static Optional<Role> role(OidcIdToken token, IdentityProvider provider) {
        Object groups = token.getClaim(provider.groupsClaim());
        Collection<?> all = groups instanceof Collection<?> many ? many : groups == null ? List.of() : List.of(groups);
        return all.stream()
                .map(group -> provider.roles().get(String.valueOf(group)))
                .flatMap(Stream::ofNullable)
                .flatMap(word -> Role.of(word).stream())
                .max(Comparator.naturalOrder());
    }

    /** A name to be known by here; who somebody is says the subject alone. */
    private static String wanted(OidcIdToken token) {
        return Stream.of(token.getPreferredUsername(), token.getEmail(), token.getFullName())
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse("");
    }

    /** Returns a parameter that is there once. */
    private static Optional<String> one(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values != null && values.length == 1 ? Optional.of(values[0]) : Optional.empty();
    }

    private static void warn(Unidentified refused) {
        // What came with the request is not repeated: whoever likes can have written it.
        LOG.warn(
                "sign-in with the OpenID provider refused: {}{}",
                refused.reason().word(),
                cause(refused));
    }

    private static String cause(Unidentified refused) {
        return refused.getCause() == null ? "" : " (" + ProviderClient.told(refused.getCause()) + ")";
    }

    private synchronized Way way() {
        IdentityProvider provider = settings.provider();
        if (provider == null) {
            throw new IllegalStateException("there is no OpenID provider");
        }
        if (way == null) {
            way = new Way(provider, new ProviderClient(provider, clock), new Departures(settings, clock));
        }
        return way;
    }
}
