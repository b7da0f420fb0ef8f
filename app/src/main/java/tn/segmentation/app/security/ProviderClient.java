package tn.segmentation.app.security;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.util.UriComponentsBuilder;
import tn.segmentation.app.operations.IdentityProvider;
import tn.segmentation.app.security.Unidentified.Reason;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is asked of an OpenID provider, and how its answers are judged: by Spring Security, with nothing of theirs taken
 * away. The provider is looked up when somebody wants to sign in, and again after an hour. Safe for use by several
 * threads; every method throws {@link Unidentified} when the provider does not answer as one does.
 */
final class ProviderClient {

    /** Whoever waits for a provider keeps a thread of the server busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Clocks of two machines may differ by so much. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private static final Duration VALIDITY = Duration.ofHours(1);
    /** Characters; a proxy gives up on heads of more than some 4,000. */
    private static final int LONGEST_HINT = 2_000;

    private static final String UNTIMELY = "id_token_untimely";
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final List<String> ADDRESSES =
            List.of("authorization_endpoint", "token_endpoint", "jwks_uri", "end_session_endpoint");

    private final IdentityProvider provider;
    private final Clock clock;
    private final JdkClientHttpRequestFactory requests;
    private volatile @Nullable Known known;

    ProviderClient(IdentityProvider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
        this.requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(PATIENCE);
    }

    /**
     * A provider that has said where to ask what.
     *
     * @param registration what it has said
     * @param authentication judges its answers
     * @param at when it has said so
     */
    private record Known(ClientRegistration registration, AuthenticationProvider authentication, Instant at) {}

    /** A provider says of itself what cannot be. */
    private static final class UnfitMetadata extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnfitMetadata(String what) {
            super(what);
        }
    }

    /** Returns what to ask the provider of who signs in now: with a state, a nonce and a proof key of its own. */
    OAuth2AuthorizationRequest departure(HttpServletRequest request) {
        ClientRegistration registration = known().registration();
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(id -> registration);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        OAuth2AuthorizationRequest asked = resolver.resolve(request, registration.getRegistrationId());
        if (asked == null) {
            throw new IllegalStateException("no request for the provider");
        }
        return asked;
    }

    /** Returns what the provider says of who comes back with that code. */
    OidcIdToken redeem(OAuth2AuthorizationRequest asked, String code) {
        Known at = known();
        OAuth2AuthorizationResponse answer = OAuth2AuthorizationResponse.success(code)
                .redirectUri(requireNonNull(asked.getRedirectUri()))
                .state(requireNonNull(asked.getState()))
                .build();
        Authentication judged;
        try {
            judged = at.authentication()
                    .authenticate(new OAuth2LoginAuthenticationToken(
                            at.registration(), new OAuth2AuthorizationExchange(asked, answer)));
        } catch (AuthenticationException | OAuth2AuthorizationException e) {
            throw new Unidentified(reason(e), e);
        }
        if (judged == null || !(judged.getPrincipal() instanceof OidcUser user)) {
            throw new IllegalStateException("not judged");
        }
        return user.getIdToken();
    }

    /**
     * Returns where the provider ends its session of somebody, and sends him back to us; nothing where it does not. A
     * token that would not go through as a part of an address is left out: the provider asks then whose session it is.
     */
    Optional<URI> farewell(OidcIdToken token) {
        Object endpoint = known().registration()
                .getProviderDetails()
                .getConfigurationMetadata()
                .get("end_session_endpoint");
        if (endpoint == null) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        if (token.getTokenValue().length() <= LONGEST_HINT) {
            parameters.put("id_token_hint", token.getTokenValue());
        }
        parameters.put("client_id", provider.client().id());
        parameters.put("post_logout_redirect_uri", provider.home() + "/sign-in");
        UriComponentsBuilder address = UriComponentsBuilder.fromUriString(String.valueOf(endpoint));
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return Optional.of(address.encode().buildAndExpand(parameters).toUri());
    }

    private Known known() {
        Instant now = clock.instant();
        Known last = known;
        if (last == null || !Terms.isWithin(last.at(), VALIDITY, now)) {
            last = ask(now);
            known = last;
        }
        return last;
    }

    private Known ask(Instant now) {
        try {
            ClientRegistration registration = ClientRegistrations.fromOidcConfiguration(metadata())
                    .registrationId("oidc")
                    .clientId(provider.client().id())
                    .clientSecret(provider.client().secret())
                    .scope(provider.scopes())
                    .redirectUri(provider.home() + ProviderSignIn.CALLBACK)
                    .build();
            return new Known(registration, authentication(registration), now);
        } catch (RuntimeException e) {
            // Whatever it is, people cannot sign in there, and somebody who reads the log has to know why.
            throw new Unidentified(Reason.UNREACHABLE, e);
        }
    }

    private Map<String, Object> metadata() {
        String address = provider.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration";
        String body = RestClient.builder()
                .requestFactory(requests)
                .build()
                .get()
                .uri(URI.create(address))
                .retrieve()
                .body(String.class);
        Map<String, Object> metadata = JsonMapper.shared().readValue(body == null ? "" : body, OBJECT);
        if (!provider.issuer().equals(metadata.get("issuer"))) {
            throw new UnfitMetadata("it calls itself otherwise than OIDC_ISSUER says");
        }
        for (String name : ADDRESSES) {
            Object endpoint = metadata.get(name);
            if (provider.isEncrypted()
                    && endpoint != null
                    && !String.valueOf(endpoint).startsWith("https:")) {
                throw new UnfitMetadata("its " + name + " is not encrypted");
            }
        }
        return metadata;
    }

    private AuthenticationProvider authentication(ClientRegistration registration) {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        OidcAuthorizationCodeAuthenticationProvider authentication = new OidcAuthorizationCodeAuthenticationProvider(
                // All that has to be known stands in the token.
                tokens, user -> new DefaultOidcUser(AuthorityUtils.NO_AUTHORITIES, user.getIdToken()));
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        requireNonNull(registration.getProviderDetails().getJwkSetUri()))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .restOperations(new RestTemplate(requests))
                .build();
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        decoder.setJwtValidator(validator(registration));
        authentication.setJwtDecoderFactory(asked -> decoder);
        return authentication;
    }

    /** Time comes first, so that a clock that goes wrong is told apart from everything else that is. */
    private OAuth2TokenValidator<Jwt> validator(ClientRegistration registration) {
        JwtTimestampValidator time = new JwtTimestampValidator(SKEW);
        time.setClock(clock);
        OidcIdTokenValidator claims = new OidcIdTokenValidator(registration);
        claims.setClockSkew(SKEW);
        claims.setClock(clock);
        return token -> {
            boolean isOfTheFuture = token.getIssuedAt() != null
                    && token.getIssuedAt().isAfter(clock.instant().plus(SKEW));
            return isOfTheFuture || time.validate(token).hasErrors()
                    ? OAuth2TokenValidatorResult.failure(new OAuth2Error(UNTIMELY))
                    : claims.validate(token);
        };
    }

    private static Reason reason(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JwtValidationException invalid) {
                return invalid.getErrors().stream().anyMatch(error -> UNTIMELY.equals(error.getErrorCode()))
                        ? Reason.UNTIMELY
                        : Reason.UNPROVEN;
            }
            if (cause instanceof ResourceAccessException
                    || cause instanceof HttpServerErrorException
                    || cause instanceof IOException) {
                return Reason.UNREACHABLE;
            }
        }
        return switch (code(failure)) {
            case "invalid_grant" -> Reason.STALE;
            case "invalid_id_token", "invalid_nonce" -> Reason.UNPROVEN;
            default -> Reason.DECLINED;
        };
    }

    /** Returns what of a failure may stand in a log: never a token, a code or a claim. */
    static String told(Throwable failure) {
        String code = code(failure);
        Throwable root = failure;
        // What is behind a failed connection is of the JDK's making, and tells nobody anything.
        while (root.getCause() != null && !(root instanceof IOException)) {
            root = root.getCause();
        }
        String kind = root instanceof UnfitMetadata
                ? String.valueOf(root.getMessage())
                : root.getClass().getSimpleName();
        return Stream.of(code, kind).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String code(Throwable failure) {
        OAuth2Error error = failure instanceof OAuth2AuthenticationException refused
                ? refused.getError()
                : failure instanceof OAuth2AuthorizationException refused ? refused.getError() : null;
        String code = error == null ? "" : error.getErrorCode();
        // The provider has written it.
        return code.matches("[a-z_]{1,40}") ? code : "";
    }
}
