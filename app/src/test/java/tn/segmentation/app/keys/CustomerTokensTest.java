package tn.segmentation.app.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.store.input.Pseudonyms;

class CustomerTokensTest {

    private static final String ID = "21623456789";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {ID, "C 1/2?é&", "تونس"})
    void standsForAnId(String id) {
        CustomerTokens tokens = new CustomerTokens(key());

        assertThat(tokens.of(id)).matches("[A-Za-z0-9_-]+");
        assertThat(tokens.text(tokens.of(id))).contains(id);
    }

    /** A record that was rejected may be one cell of 20,000 characters. */
    @Test
    void standsForALongText() {
        CustomerTokens tokens = new CustomerTokens(key());
        String text = "تونس".repeat(5_000);

        assertThat(tokens.text(tokens.of(text))).contains(text);
    }

    @Test
    void isTheSameForGoodAndAnotherElsewhere() {
        String token = new CustomerTokens(key()).of(ID);

        assertThat(new CustomerTokens(key()).of(ID)).isEqualTo(token);
        assertThat(new CustomerTokens(key()).text(token)).contains(ID);
        CustomerTokens others = new CustomerTokens(folder.resolve("other"));
        assertThat(others.of(ID)).isNotEqualTo(token);
        assertThat(others.text(token)).isEmpty();
    }

    /** Another process adds it, as one of the command line does beside a server. */
    @Test
    void hasANewKeyAtOnceAndReadsWhatEarlierOnesMade() throws IOException {
        CustomerTokens ofServer = new CustomerTokens(key());
        String earlier = ofServer.of(ID);
        String key = ofServer.key();
        Pseudonyms ofRun = ofServer.under(key).orElseThrow();
        assertThat(ofRun.of(ID)).isEqualTo(earlier);

        new CustomerTokens(key()).addKey();

        assertThat(ofServer.key()).isNotEqualTo(key);
        assertThat(ofServer.keys()).containsExactly(ofServer.key(), key);
        assertThat(ofServer.of(ID)).isNotEqualTo(earlier).startsWith(ofServer.beginning());
        assertThat(ofServer.text(earlier)).contains(ID);
        assertThat(ofServer.text(ofServer.of(ID))).contains(ID);
        assertThat(ofRun.of(ID)).as("one key is one key").isEqualTo(earlier).startsWith(ofRun.beginning());
        assertThat(ofServer.under(key).orElseThrow().of(ID)).isEqualTo(earlier);
        assertThat(ofServer.under("00000000")).isEmpty();
        assertThat(Files.getPosixFilePermissions(key())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(key());
        }
    }

    @Test
    void makesNoKeyInPlaceOfOneThatIsAwayForOnce() throws IOException {
        CustomerTokens tokens = new CustomerTokens(key());
        assertThat(tokens.keys()).isEmpty();
        String token = tokens.of(ID);

        Files.delete(key());

        assertThat(tokens.of(ID)).isEqualTo(token);
        assertThat(key()).doesNotExist();
    }

    @Test
    void hidesTheId() {
        String token = new CustomerTokens(key()).of(ID);

        byte[] bytes = Base64.getUrlDecoder().decode(token);
        assertThat(token).doesNotContain("23456789");
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("2345");
    }

    @Test
    void isMadeByThisInstallationOrIsNone() {
        CustomerTokens tokens = new CustomerTokens(key());
        String token = tokens.of(ID);

        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.text(changed)).as(changed).isEmpty();
        }
        for (String text : List.of("", ID, "../../etc/passwd", token + "A", token.substring(4), "A".repeat(5000))) {
            assertThat(tokens.text(text)).as(text).isEmpty();
        }
    }

    @Test
    void keepsItsKeyForItsOwnerAndMakesItWhenItIsNeeded() throws IOException {
        Path key = folder.resolve("state").resolve("customer-tokens.json");
        CustomerTokens tokens = new CustomerTokens(key);
        assertThat(key).doesNotExist();

        tokens.of(ID);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        try (var files = Files.list(key.getParent())) {
            assertThat(files).containsExactly(key);
        }
    }

    @Test
    void hasOneKeyHoweverManyBeginAtOnce() {
        Set<String> made = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> new CustomerTokens(key()).of(ID))
                .collect(Collectors.toSet());

        assertThat(made).hasSize(1);
    }

    private Path key() {
        return folder.resolve("key");
    }
}
