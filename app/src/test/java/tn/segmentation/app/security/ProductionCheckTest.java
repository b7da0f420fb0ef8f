package tn.segmentation.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.operations.Problem;

class ProductionCheckTest {

    @TempDir
    Path home;

    @Test
    void findsNothingUnsafeInWhatItMadeItself() throws IOException {
        Configuration production = production(Map.of());
        ProductionCheck.prepare(production);

        assertThat(new ProductionCheck().examine(production)).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("data/state"))))
                .isEqualTo("rwxr-x---");
    }

    @Test
    void findsNothingUnsafeBehindAProxyWithTls() {
        assertThat(new ProductionCheck()
                        .examine(production(Map.of(
                                "ADDRESS", "0.0.0.0",
                                "PUBLIC_URL", "https://segments.exemple.tn",
                                "TRUSTED_PROXIES", "10.0.0.7"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "APP_DEBUG, 1, production_debug",
        "ADDRESS, 0.0.0.0, 'production_without_tls,production_without_proxy'",
        "ADDRESS, '::', 'production_without_tls,production_without_proxy'",
        "ADDRESS, 192.0.2.7, 'production_without_tls,production_without_proxy'"
    })
    void findsWhatIsUnsafe(String setting, String value, String codes) {
        assertThat(new ProductionCheck().examine(production(Map.of(setting, value))))
                .extracting(Problem::code)
                .containsExactly(codes.split(",", -1));
    }

    @ParameterizedTest
    @CsvSource({"data/raw, RAW_DATA_PATH", "data/state, STATE_PATH", "data/logs, LOGS_PATH"})
    void findsAFolderThatOthersCanLookInto(String folder, String setting) throws IOException {
        Path open = Files.createDirectories(home.resolve(folder));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(new ProductionCheck().examine(production(Map.of())))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("production_folder_open");
                    assertThat(problem.params()).containsEntry("setting", setting);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "db.exemple.tn/segments, 'production_database_without_tls'",
        "db.exemple.tn/segments?sslmode=prefer, 'production_database_without_tls'",
        "db.exemple.tn/segments?sslmode=verify-full, ''",
        "127.0.0.1/segments, ''"
    })
    void findsADatabaseToWhichTheWayIsOpen(String url, String code) {
        assertThat(new ProductionCheck()
                        .examine(production(Map.of("STATE_URL", "jdbc:postgresql://" + url, "STATE_USER", "amel"))))
                .extracting(Problem::code)
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void findsAPasswordThatOthersCanRead() throws IOException {
        Path file = Files.writeString(home.resolve("secret"), "s3cret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Configuration production = production(Map.of(
                "STATE_URL", "jdbc:postgresql://127.0.0.1/segments",
                "STATE_USER", "amel",
                "STATE_PASSWORD_FILE", "secret"));

        assertThat(new ProductionCheck().examine(production))
                .extracting(Problem::code)
                .containsExactly("production_password_open");
    }

    @Test
    void findsAKeyThatOthersCanRead() throws IOException {
        Path file = Files.writeString(home.resolve("key"), "{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(new ProductionCheck().examine(production(Map.of("CUSTOMER_KEY_FILE", "key"))))
                .extracting(Problem::code)
                .containsExactly("production_key_open");
    }

    @ParameterizedTest
    @CsvSource({
        "https://sso.exemple.tn, b0Jx4kq7WmZr2Lt9uVyE, ''",
        "http://127.0.0.1:9000, b0Jx4kq7WmZr2Lt9uVyE, production_issuer_without_tls",
        "https://sso.exemple.tn, b0Jx4kq7WmZr2Lt, production_client_secret_weak",
        "https://sso.exemple.tn, abababababababababab, production_client_secret_weak",
        "https://sso.exemple.tn, segmentation-client-secret, production_client_secret_weak",
        "https://sso.exemple.tn, please-ChangeMe-soon-1234, production_client_secret_weak",
    })
    void findsAProviderThatAnybodyCouldAnswerFor(String issuer, String secret, String code) {
        assertThat(new ProductionCheck().examine(production(provider(issuer, secret))))
                .extracting(Problem::code)
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void tellsTheDoctorOfAProviderThatIsNotConfiguredAsMeant() {
        Map<String, String> forgotten = new HashMap<>(provider("", "b0Jx4kq7WmZr2Lt9uVyE"));
        forgotten.remove("OIDC_ISSUER");
        assertThat(new ProviderCheck().examine(development(forgotten)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("oidc_without_issuer");
                    assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
                    assertThat(problem.params())
                            .containsEntry("settings", "OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ROLES");
                });
        assertThat(new ProviderCheck().examine(development(provider("http://127.0.0.1:9000", "x"))))
                .extracting(Problem::code)
                .containsExactly("oidc_without_tls");
        assertThat(new ProviderCheck().examine(development(provider("https://sso.exemple.tn", "x"))))
                .isEmpty();
        assertThat(new ProviderCheck().examine(development(Map.of()))).isEmpty();
        assertThat(new ProviderCheck().examine(production(provider("http://127.0.0.1:9000", "x"))))
                .isEmpty();
    }

    private Configuration development(Map<String, String> settings) {
        return Configuration.load(new Environment(settings, Map.of(), home));
    }

    private static Map<String, String> provider(String issuer, String secret) {
        return Map.of(
                "OIDC_ISSUER", issuer,
                "OIDC_CLIENT_ID", "segmentation",
                "OIDC_CLIENT_SECRET", secret,
                "OIDC_ROLES", "{\"lecteurs\": \"viewer\"}",
                "PUBLIC_URL", "https://segments.exemple.tn");
    }

    @Test
    void findsNothingWhereNothingIsInProduction() throws IOException {
        Files.createDirectories(home.resolve("data/raw"));
        Configuration development =
                Configuration.load(new Environment(Map.of("ADDRESS", "0.0.0.0", "APP_DEBUG", "1"), Map.of(), home));

        assertThat(new ProductionCheck().examine(development)).isEmpty();
    }

    private Configuration production(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("APP_ENV", "production");
        return Configuration.load(new Environment(all, Map.of(), home));
    }
}
