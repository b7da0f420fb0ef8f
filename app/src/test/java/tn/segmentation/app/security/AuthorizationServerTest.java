package tn.segmentation.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.sun.net.httpserver.HttpExchange;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditLine;
import tn.segmentation.app.audit.AuditSearch;
import tn.segmentation.app.insight.RunFixtures;

/** People sign in with Spring's authorization server, which this project has not written. */
@WebTest
class AuthorizationServerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String PERSON = "Person";

    /** The groups of each person there; they have no others than these. */
    private static final Map<String, List<String>> GROUPS = new ConcurrentHashMap<>();

    private static AnnotationConfigServletWebServerApplicationContext server;

    private final Users users;
    private final Audit audit;
    private final Site site;

    AuthorizationServerTest(
            @Autowired Users users, @Autowired Audit audit, @Autowired RunFixtures runs, @LocalServerPort int port) {
        this.users = users;
        this.audit = audit;
        this.site = new Site(port);
        runs.publish(RunFixtures.telecom());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    @EnableWebMvc
    static class Server {

        @Bean
        TomcatServletWebServerFactory container() {
            return new TomcatServletWebServerFactory(0);
        }

        /** The container asks no filter where there is no servlet. */
        @Bean
        DispatcherServlet servlet() {
            return new DispatcherServlet();
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.oauth2AuthorizationServer(provider -> provider.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .addFilterAfter(Server::recognise, SecurityContextHolderFilter.class)
                    .build();
        }

        /** How people say there who they are is not what is tested. */
        private static void recognise(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            String name = ((HttpServletRequest) request).getHeader(PERSON);
            if (name != null) {
                SecurityContextHolder.getContext()
                        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                                name,
                                null,
                                List.of(FactorGrantedAuthority.fromAuthority(
                                        FactorGrantedAuthority.PASSWORD_AUTHORITY))));
            }
            chain.doFilter(request, response);
        }

        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(
                    RegisteredClient.withId(UUID.randomUUID().toString())
                            .clientId(OpenIdProvider.CLIENT)
                            .clientSecret("{noop}" + OpenIdProvider.SECRET)
                            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                            .redirectUri(OpenIdProvider.HOME + "/sign-in/oidc/callback")
                            .postLogoutRedirectUri(OpenIdProvider.HOME + "/sign-in")
                            .scopes(scopes -> scopes.addAll(Set.of("openid", "profile")))
                            .clientSettings(ClientSettings.builder()
                                    .requireProofKey(true)
                                    .requireAuthorizationConsent(false)
                                    .build())
                            .build());
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder()
                    .issuer(OpenIdProvider.issuer())
                    .build();
        }

        @Bean
        JWKSource<SecurityContext> keys() {
            return new ImmutableJWKSet<>(new JWKSet(OpenIdProvider.KEY));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> groups() {
            return token -> {
                String name = token.getPrincipal().getName();
                token.getClaims()
                        .claim("preferred_username", name)
                        .claim("groups", GROUPS.getOrDefault(name, List.of()));
            };
        }
    }

    @BeforeAll
    static void starts() {
        server = new AnnotationConfigServletWebServerApplicationContext(Server.class);
    }

    @AfterAll
    static void stops() {
        OpenIdProvider.reset();
        server.close();
    }

    @BeforeEach
    void answers() {
        OpenIdProvider.putBehind(AuthorizationServerTest::forward);
    }

    @ParameterizedTest
    @CsvSource({
        "lecteurs, VIEWER, Lecteur",
        "analystes, ANALYST, Analyste",
        "administrateurs, ADMINISTRATOR, Administrateur"
    })
    void letsPeopleInInTheRoleOfTheirGroup(String group, Role role, String shown) {
        GROUPS.put("amel-" + group, List.of(group));

        Site in = signIn("amel-" + group);

        assertThat(in.get("/").body()).contains("oidc:amel-" + group, shown);
        assertThat(in.get("/exports").statusCode()).isEqualTo(role.includes(Role.ANALYST) ? 200 : 403);
        assertThat(in.get("/users").statusCode()).isEqualTo(role.includes(Role.ADMINISTRATOR) ? 200 : 403);
        assertThat(users.named("oidc:amel-" + group).orElseThrow().account().role())
                .isEqualTo(role);
    }

    @Test
    void keepsOutWhoIsInNoGroup() {
        HttpResponse<String> answer = attempt("samir");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("aucun de vos groupes");
        AuditLine line = audit.list(AuditSearch.ALL, 0, 1).get(0);
        assertThat(line.act() + " " + line.outcome() + " " + line.subject())
                .isEqualTo("sign_in_by_provider refused oidc:samir");
        assertThat(users.named("oidc:samir")).isEmpty();
    }

    @Test
    void takesTheRoleThatTheProviderGivesNow() {
        GROUPS.put("leila", List.of("administrateurs"));
        Site in = signIn("leila");
        assertThat(in.get("/users").statusCode()).isEqualTo(200);

        GROUPS.put("leila", List.of("lecteurs"));
        Site again = signIn("leila");

        assertThat(again.get("/users").statusCode()).isEqualTo(403);
        assertThat(in.get("/users").statusCode()).isEqualTo(403);
    }

    @Test
    void takesACodeOnce() {
        GROUPS.put("nour", List.of("lecteurs"));
        Traveller somebody = Traveller.leave(site);
        String back = sentBack(somebody, "nour");
        String code = OpenIdProvider.parameters(back).get("code");
        assertThat(somebody.follow(back).statusCode()).isEqualTo(303);

        assertThat(somebody.follow(back).statusCode()).isEqualTo(403);
        Traveller again = Traveller.leave(site);
        assertThat(again.comeBack("code=" + code + "&state=" + again.asked().get("state"))
                        .body())
                .contains("n’a plus cours");
    }

    @Test
    void endsTheSessionThereToo() throws IOException, InterruptedException {
        GROUPS.put("omar", List.of("lecteurs"));
        Site in = signIn("omar");

        String there = in.post("/sign-out", Map.of())
                .headers()
                .firstValue("Refresh")
                .orElseThrow()
                .substring("0; url=".length());
        HttpResponse<String> answer =
                CLIENT.send(HttpRequest.newBuilder(URI.create(there)).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains(OpenIdProvider.HOME + "/sign-in");
        assertThat(in.get("/").statusCode()).isEqualTo(303);
    }

    private Site signIn(String name) {
        Traveller somebody = Traveller.leave(site);
        return somebody.in(somebody.follow(sentBack(somebody, name)));
    }

    private HttpResponse<String> attempt(String name) {
        Traveller somebody = Traveller.leave(site);
        return somebody.follow(sentBack(somebody, name));
    }

    /** Signs in at the provider, and returns the address to which it sends the browser back. */
    private static String sentBack(Traveller somebody, String name) {
        try {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(somebody.address()))
                            .header(PERSON, name)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.headers().firstValue("Location").orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Passes a request on to the authorization server, and its answer back. */
    private static void forward(HttpExchange exchange) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + server.getWebServer().getPort() + exchange.getRequestURI());
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        for (String name : new String[] {"Authorization", "Content-Type", "Accept", "Cookie", PERSON}) {
            exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach(value -> request.header(name, value));
        }
        try {
            HttpResponse<byte[]> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            for (String name : new String[] {"Content-Type", "Location", "Set-Cookie", "WWW-Authenticate"}) {
                answer.headers()
                        .allValues(name)
                        .forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }
}
