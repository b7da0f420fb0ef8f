package tn.segmentation.app.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAddressTest {

    @Test
    void readsItsParts() {
        PostgresAddress address = parse("jdbc:postgresql://db.exemple.tn:6432/segments?sslmode=verify-full"
                + "&sslrootcert=/etc/ssl/certs/exploitant.pem");

        assertThat(address)
                .isEqualTo(new PostgresAddress(
                        "db.exemple.tn",
                        6432,
                        "segments",
                        Map.of("sslmode", "verify-full", "sslrootcert", "/etc/ssl/certs/exploitant.pem"),
                        "amel",
                        "secret"));
        assertThat(address.isEncrypted()).isTrue();
    }

    @Test
    void takesTheUsualPortAndWhatEncryptionTheServerHas() {
        PostgresAddress address = parse("jdbc:postgresql://[::1]/segmentation");

        assertThat(address.name()).isEqualTo("[::1]:5432/segmentation");
        assertThat(address.mode()).isEqualTo("prefer");
        assertThat(address.isEncrypted()).isFalse();
    }

    @Test
    void showsNoPassword() {
        assertThat(parse("jdbc:postgresql://db/segmentation").toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://db/segmentation",
                "jdbc:postgresql:segmentation",
                "jdbc:postgresql://db",
                "jdbc:postgresql://db:0/segmentation",
                "jdbc:postgresql://db:65536/segmentation",
                "jdbc:postgresql://amel:secret@db/segmentation",
                "jdbc:postgresql://db/segmentation?password=secret",
                "jdbc:postgresql://db/segmentation?socketFactory=org.example.Factory&socketFactoryArg=x",
                "jdbc:postgresql://db/segmentation?sslfactory=org.example.Factory",
                "jdbc:postgresql://db/segmentation?loggerFile=/tmp/x",
                "jdbc:postgresql://db/segmentation?sslmode=never",
                "jdbc:postgresql://db/segmentation?sslmode=require&sslmode=disable",
                "jdbc:postgresql://db/segmentation?sslmode",
                "jdbc:postgresql://db/a/b",
                "jdbc:postgresql://db/a%62"
            })
    void takesNothingElse(String url) {
        assertThatThrownBy(() -> parse(url)).isInstanceOf(IllegalArgumentException.class);
    }

    private static PostgresAddress parse(String url) {
        return PostgresAddress.parse(url, "amel", "secret");
    }
}
