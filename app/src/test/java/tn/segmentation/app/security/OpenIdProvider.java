package tn.segmentation.app.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import tn.segmentation.app.operations.IdentityProvider;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenID provider on this machine. By itself it says whatever a test wants, signed by its key; another one, such as
 * Spring's authorization server, can be put behind the same address. There is one for all tests, at one address, for
 * the application is told of it once.
 */
final class OpenIdProvider {

    static final String CLIENT = "segmentation";
    static final String SECRET = "b0Jx4kq7WmZr2Lt9uVyE";

    /** Where people reach the application, as the settings say; a test asks the server itself instead. */
    static final String HOME = "https://segments.exemple.tn";

    static final RSAKey KEY = key();

    private static final OpenIdProvider ONE = new OpenIdProvider();

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private volatile HttpHandler handler = this::answer;

    /** What stands behind a code: a token, for whoever shows what the challenge was made of. */
    private record Answer(String token, String challenge) {}

    private OpenIdProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "OpenID provider");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> handler.handle(exchange));
        server.start();
    }

    /** Returns the settings that name it. */
    static IdentityProvider settings() {
        return new IdentityProvider(
                issuer(),
                new IdentityProvider.Client(CLIENT, SECRET),
                List.of("openid", "profile"),
                "groups",
                Map.of("lecteurs", "viewer", "analystes", "analyst", "administrateurs", "administrator"),
                "Compte Télécom",
                HOME);
    }

    static String issuer() {
        return "http://127.0.0.1:" + ONE.server.getAddress().getPort();
    }

    /** From now on another one answers. */
    static void putBehind(HttpHandler other) {
        ONE.handler = other;
    }

    /** From now on it says again what tests want. */
    static void reset() {
        ONE.handler = ONE::answer;
    }

    /** Returns what it says of somebody, all in order: an hour long, for us, to whoever has left with that nonce. */
    static JWTClaimsSet.Builder claims(Map<String, String> asked, String subject, String... groups) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)))
                .claim("nonce", asked.get("nonce"))
                .claim("groups", Arrays.asList(groups));
    }

    /** Signs what it says. */
    static String signed(JWTClaimsSet claims) {
        return signed(claims, KEY);
    }

    /** Signs by a key, whoever has it. */
    static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(KEY.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("one").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a code for which it gives a token, once. */
    static String code(Map<String, String> asked, String token) {
        String code = Secret.make();
        ONE.answers.put(code, new Answer(token, asked.get("code_challenge")));
        return code;
    }

    /** Returns the parameters of an address, or of a form. */
    static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : text.substring(text.indexOf('?') + 1).split("&", -1)) {
            String[] pair = part.split("=", 2);
            parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    static Map<String, Object> metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", issuer());
        metadata.put("authorization_endpoint", issuer() + "/oauth2/authorize");
        metadata.put("token_endpoint", issuer() + "/oauth2/token");
        metadata.put("jwks_uri", issuer() + "/oauth2/jwks");
        metadata.put("end_session_endpoint", issuer() + "/connect/logout");
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("subject_types_supported", List.of("public"));
        metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
        metadata.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic"));
        return metadata;
    }

    static void send(HttpExchange exchange, int status, Object json) throws IOException {
        byte[] body = JsonMapper.shared().writeValueAsBytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/.well-known/openid-configuration" -> send(exchange, 200, metadata());
            case "/oauth2/jwks" -> send(exchange, 200, new JWKSet(KEY.toPublicJWK()).toJSONObject());
            case "/oauth2/token" -> token(exchange);
            default -> send(exchange, 404, Map.of());
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                parameters("?" + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String client = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        Answer answer = answers.remove(form.getOrDefault("code", ""));
        if (!("Basic " + client).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, Map.of("error", "invalid_client"));
        } else if (answer == null
                || !answer.challenge().equals(challenge(form.getOrDefault("code_verifier", "")))
                || !(HOME + "/sign-in/oidc/callback").equals(form.get("redirect_uri"))) {
            send(exchange, 400, Map.of("error", "invalid_grant"));
        } else {
            send(
                    exchange,
                    200,
                    Map.of(
                            "access_token",
                            Secret.make(),
                            "token_type",
                            "Bearer",
                            "expires_in",
                            300,
                            "scope",
                            "openid profile",
                            "id_token",
                            answer.token()));
        }
    }

    /** RFC 7636, 4.2. */
    private static String challenge(String verifier) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
