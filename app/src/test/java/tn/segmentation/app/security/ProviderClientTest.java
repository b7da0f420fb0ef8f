package tn.segmentation.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import tn.segmentation.app.HandClock;
import tn.segmentation.app.operations.IdentityProvider;
import tn.segmentation.app.security.Unidentified.Reason;

/** What a provider says of itself is looked up late, judged, and kept for a while. */
class ProviderClientTest {

    private final HandClock clock = HandClock.at(Instant.now());

    @AfterEach
    void answersAgain() {
        OpenIdProvider.reset();
    }

    @Test
    void asksNobodyBeforeSomebodyLeavesThenOnceAnHour() {
        AtomicInteger asked = new AtomicInteger();
        OpenIdProvider.putBehind(exchange -> {
            asked.incrementAndGet();
            OpenIdProvider.send(exchange, 200, OpenIdProvider.metadata());
        });
        ProviderClient client = new ProviderClient(OpenIdProvider.settings(), clock);
        assertThat(asked).hasValue(0);

        leave(client);
        leave(client);
        clock.pass(Duration.ofMinutes(59));
        leave(client);
        assertThat(asked).hasValue(1);

        clock.pass(Duration.ofMinutes(2));
        leave(client);
        assertThat(asked).hasValue(2);
    }

    @Test
    void asksAgainAfterNobodyHasAnswered() {
        OpenIdProvider.putBehind(HttpExchange::close);
        ProviderClient client = new ProviderClient(OpenIdProvider.settings(), clock);
        assertUnreachable(client, "Exception");

        OpenIdProvider.reset();

        assertThat(leave(client).getState()).isNotEmpty();
    }

    @Test
    void isRefusedWhereNobodyListens() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertUnreachable(client("http://127.0.0.1:" + free), "ConnectException");
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, https://elsewhere.example, it calls itself otherwise than OIDC_ISSUER says",
        "issuer, , it calls itself otherwise than OIDC_ISSUER says",
        "token_endpoint, , ''",
        "jwks_uri, no address, ''"
    })
    void takesNoProviderThatIsNone(String key, String value, String told) {
        Map<String, Object> metadata = OpenIdProvider.metadata();
        if (value == null) {
            metadata.remove(key);
        } else {
            metadata.put(key, value);
        }
        OpenIdProvider.putBehind(exchange -> OpenIdProvider.send(exchange, 200, metadata));

        assertUnreachable(new ProviderClient(OpenIdProvider.settings(), clock), told);
    }

    @Test
    void takesNoAnswerThatIsNone() {
        OpenIdProvider.putBehind(exchange -> OpenIdProvider.send(exchange, 200, List.of("a list")));
        assertUnreachable(new ProviderClient(OpenIdProvider.settings(), clock), "Exception");
        OpenIdProvider.putBehind(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
            OpenIdProvider.send(exchange, 302, Map.of());
        });
        assertUnreachable(new ProviderClient(OpenIdProvider.settings(), clock), "");
    }

    @Test
    void provesNothingWithoutTheKeysOfTheProvider() {
        ProviderClient client = new ProviderClient(OpenIdProvider.settings(), clock);
        OAuth2AuthorizationRequest asked = leave(client);
        Map<String, String> parameters = OpenIdProvider.parameters(asked.getAuthorizationRequestUri());
        String token = OpenIdProvider.signed(
                OpenIdProvider.claims(parameters, "00u", "lecteurs").build());
        OpenIdProvider.putBehind(exchange -> {
            boolean isForToken = exchange.getRequestURI().getPath().equals("/oauth2/token");
            OpenIdProvider.send(
                    exchange,
                    isForToken ? 200 : 503,
                    isForToken ? Map.of("access_token", "x", "token_type", "Bearer", "id_token", token) : Map.of());
        });

        assertThatThrownBy(() -> client.redeem(asked, "code"))
                .isInstanceOfSatisfying(
                        Unidentified.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
    }

    @Test
    void saysGoodbyeWithoutATokenThatIsTooLongForAnAddress() {
        ProviderClient client = new ProviderClient(OpenIdProvider.settings(), clock);

        assertThat(client.farewell(token("x".repeat(2_000))))
                .hasValueSatisfying(address -> assertThat(address).hasParameter("id_token_hint", "x".repeat(2_000)));
        assertThat(client.farewell(token("x".repeat(2_001))))
                .hasValueSatisfying(address -> assertThat(address)
                        .hasNoParameter("id_token_hint")
                        .hasParameter("client_id", OpenIdProvider.CLIENT)
                        .hasParameter("post_logout_redirect_uri"));
    }

    @Test
    void saysNoGoodbyeWhereTheProviderHasNoPageForIt() {
        Map<String, Object> metadata = OpenIdProvider.metadata();
        metadata.remove("end_session_endpoint");
        OpenIdProvider.putBehind(exchange -> OpenIdProvider.send(exchange, 200, metadata));

        assertThat(new ProviderClient(OpenIdProvider.settings(), clock).farewell(token("x")))
                .isEmpty();
    }

    private static OidcIdToken token(String value) {
        return OidcIdToken.withTokenValue(value).subject("00u").build();
    }

    @Test
    void takesNoAnswerWithoutAnIdToken() {
        ProviderClient client = new ProviderClient(OpenIdProvider.settings(), clock);
        OAuth2AuthorizationRequest asked = leave(client);
        OpenIdProvider.putBehind(
                exchange -> OpenIdProvider.send(exchange, 200, Map.of("access_token", "x", "token_type", "Bearer")));

        assertThatThrownBy(() -> client.redeem(asked, "code"))
                .isInstanceOfSatisfying(
                        Unidentified.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNPROVEN));
    }

    private ProviderClient client(String issuer) {
        IdentityProvider provider = OpenIdProvider.settings();
        return new ProviderClient(
                new IdentityProvider(
                        issuer,
                        provider.client(),
                        provider.scopes(),
                        provider.groupsClaim(),
                        provider.roles(),
                        provider.name(),
                        provider.home()),
                clock);
    }

    private static OAuth2AuthorizationRequest leave(ProviderClient client) {
        return client.departure(new MockHttpServletRequest());
    }

    private static void assertUnreachable(ProviderClient client, String told) {
        assertThatThrownBy(() -> leave(client)).isInstanceOfSatisfying(Unidentified.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(ProviderClient.told(e.getCause())).contains(told);
        });
    }
}
