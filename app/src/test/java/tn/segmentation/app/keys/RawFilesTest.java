package tn.segmentation.app.keys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.store.source.UnreadableTable;

/** What is sealed is opened in its place, whole, by its key, or not at all. */
class RawFilesTest {

    private static final String LINE = "21623456789;31;12,5\n";

    /** What is encrypted at a time, with its head. */
    private static final int SEGMENT = 1 << 20;

    @TempDir
    Path folder;

    private RawFiles raw() {
        return new RawFiles(folder.resolve("keys/raw-files.json"), RawFiles.Writing.SEALED);
    }

    private Path place(String dataset) throws IOException {
        return Files.createDirectories(folder.resolve("raw").resolve(dataset)).resolve("data");
    }

    private Path sealed(byte[] bytes) throws IOException {
        Path file = place("20261101T070000-0f3a5c7e9b1d");
        try (OutputStream out = raw().create(file)) {
            out.write(bytes);
        }
        return file;
    }

    private static byte[] lines(int bytes) {
        return Arrays.copyOf(LINE.repeat(bytes / LINE.length() + 1).getBytes(UTF_8), bytes);
    }

    private byte[] read(Path file) throws IOException {
        try (InputStream in = raw().read(file)) {
            return in.readAllBytes();
        }
    }

    private Refusal refusal(Path file) {
        return catchThrowableOfType(Refusal.class, () -> read(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, SEGMENT - 60, SEGMENT, 3 * SEGMENT + 7})
    void opensWhatWasSealed(int size) throws IOException {
        byte[] bytes = lines(size);
        Path file = sealed(bytes);

        assertThat(read(file)).isEqualTo(bytes);
        assertThat(raw().size(file)).isEqualTo(size);
        assertThat(RawFiles.isSealed(file)).isTrue();
        assertThat(new String(Files.readAllBytes(file), ISO_8859_1)).doesNotContain("2345678");
    }

    @Test
    void leavesFilesAsTheyAreWhereThatIsWanted() throws IOException {
        RawFiles plain = new RawFiles(folder.resolve("keys/raw-files.json"), RawFiles.Writing.PLAIN);
        Path file = place("a");
        try (OutputStream out = plain.create(file)) {
            out.write(lines(40));
        }

        assertThat(file).hasBinaryContent(lines(40));
        assertThat(read(file)).isEqualTo(lines(40));
        assertThat(folder.resolve("keys")).doesNotExist();
    }

    /** Wherever a bit is turned: in the mark it is no sealed file any more, and so no table. */
    @Test
    void noticesEveryChange() throws IOException {
        byte[] bytes = lines(2 * SEGMENT + 100);
        Path file = sealed(bytes);
        byte[] kept = Files.readAllBytes(file);
        Random random = new Random(42);
        for (int i = 0; i < 40; i++) {
            byte[] changed = kept.clone();
            int place = i < 20 ? 12 + i * 3 : 12 + random.nextInt(kept.length - 12);
            changed[place] = (byte) (changed[place] ^ 1 << random.nextInt(8));
            Files.write(file, changed);

            assertThat(refusal(file)).as("byte " + place).isInstanceOf(UnreadableTable.class);
            assertThat(refusal(file).code()).isEqualTo("sealed_damaged");
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                11,
                12,
                13,
                30,
                60,
                67,
                68,
                69,
                1000,
                SEGMENT + 12,
                SEGMENT + 13,
                2 * SEGMENT + 12,
                2 * SEGMENT + 100
            })
    void noticesWhatWasCutOff(int length) throws IOException {
        Path file = sealed(lines(2 * SEGMENT + 100));
        byte[] kept = Files.readAllBytes(file);

        Files.write(file, Arrays.copyOf(kept, length));

        if (length < 12) {
            // Not even the id of a key: what is left says nothing, and is no table.
            assertThat(RawFiles.isSealed(file)).isFalse();
        } else {
            assertThat(refusal(file).code()).isEqualTo("sealed_damaged");
        }
    }

    @Test
    void noticesWhatWasAdded() throws IOException {
        Path file = sealed(lines(100));

        Files.write(file, new byte[] {0}, java.nio.file.StandardOpenOption.APPEND);

        assertThat(refusal(file).code()).isEqualTo("sealed_damaged");
    }

    @Test
    void opensAFileInItsPlaceAlone() throws IOException {
        Path file = sealed(lines(100));

        Path moved = Files.copy(file, place("20261101T070000-aaaaaaaaaaaa"));
        Path renamed = Files.copy(file, file.resolveSibling("rejects.csv"));

        assertThat(refusal(moved).code()).isEqualTo("sealed_damaged");
        assertThat(refusal(renamed).code()).isEqualTo("sealed_damaged");
        Path elsewhere = Files.createDirectories(folder.resolve("restored/20261101T070000-0f3a5c7e9b1d"));
        assertThat(read(Files.copy(file, elsewhere.resolve("data")))).isEqualTo(lines(100));
    }

    @Test
    void saysWhichKeyIsMissing() throws IOException {
        Path file = sealed(lines(100));
        RawFiles others = new RawFiles(folder.resolve("others.json"), RawFiles.Writing.SEALED);
        Path own = place("20261101T070000-aaaaaaaaaaaa");
        try (OutputStream out = others.create(own)) {
            out.write(lines(100));
        }

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> others.read(file));

        assertThat(refusal.code()).isEqualTo("sealed_key_missing");
        assertThat(refusal.params()).containsEntry("file", "data");
        assertThat(String.valueOf(refusal.params().get("key"))).matches("[0-9a-f]{8}");
        assertThat(others.missingKey(file))
                .contains(String.valueOf(refusal.params().get("key")));
        assertThat(others.missingKey(own)).isEmpty();
        assertThat(refusal(own).code()).isEqualTo("sealed_key_missing");
    }

    /** What is new is sealed by the new key, what was there stays as it is. */
    @Test
    void opensWhatAnOlderKeyHasSealed() throws IOException, GeneralSecurityException {
        Path old = sealed(lines(100));
        Path key = folder.resolve("keys/raw-files.json");
        KeysetHandle keys = TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(key), InsecureSecretKeyAccess.get());
        KeysetHandle more = KeysetHandle.newBuilder(keys)
                .addEntry(
                        KeysetHandle.generateEntryFromParameters(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB)
                                .withRandomId()
                                .makePrimary())
                .build();
        Files.writeString(key, TinkJsonProtoKeysetFormat.serializeKeyset(more, InsecureSecretKeyAccess.get()));
        Path fresh = place("20261201T070000-0f3a5c7e9b1d");
        try (OutputStream out = raw().create(fresh)) {
            out.write(lines(50));
        }

        assertThat(read(old)).isEqualTo(lines(100));
        assertThat(read(fresh)).isEqualTo(lines(50));
        assertThat(Arrays.copyOfRange(Files.readAllBytes(fresh), 8, 12))
                .isNotEqualTo(Arrays.copyOfRange(Files.readAllBytes(old), 8, 12));
    }

    @Test
    void keepsItsKeyForItsOwner() throws IOException {
        Path unused = sealed(lines(1));

        Path key = folder.resolve("keys/raw-files.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(key.resolveSibling("")).isDirectoryNotContaining("glob:**.draft");
    }

    @Test
    void saysWhatIsWrongWithAFileOfKeys() throws IOException {
        Path file = sealed(lines(100));
        Path key = folder.resolve("keys/raw-files.json");
        for (String content : List.of("", "{}", "{\"primaryKeyId\": 1, \"key\": []}", "clé")) {
            Files.writeString(key, content);

            assertThat(refusal(file)).as(content).isInstanceOf(UnusableKey.class);
            assertThat(refusal(file).code()).isEqualTo("key_damaged");
        }
    }

    @Test
    void neverQuotesAKey() throws IOException {
        Path file = sealed(lines(100));
        Path key = folder.resolve("keys/raw-files.json");
        String keys = Files.readString(key);
        Files.writeString(key, keys.substring(0, keys.length() / 2));

        assertThat(refusal(file)).hasNoCause();
        assertThat(String.valueOf(refusal(file))).doesNotContain("keyData", "value");
    }
}
