package tn.segmentation.app.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.CommandLauncher;
import tools.jackson.databind.node.ObjectNode;

class DatasetsTest {

    @TempDir
    Path home;

    @Test
    void saysThatTheDiskIsFullAndLeavesNothing() throws IOException {
        DatasetRefusal full = refusal(file -> {
            Files.writeString(file, "a");
            throw new FileSystemException(file.toString(), null, "No space left on device");
        });
        DatasetRefusal wrapped = refusal(file -> {
            throw new IOException("upload failed", new IOException("No space left on device"));
        });
        DatasetRefusal other = refusal(file -> {
            throw new IOException("denied");
        });

        assertThat(full.status()).isEqualTo(507);
        assertThat(wrapped.code()).isEqualTo("storage_full");
        assertThat(other.code()).isEqualTo("storage_unwritable");
        assertNothingLeft();
    }

    @Test
    void stopsAVerdictThatTakesTooLong() throws IOException {
        Verdicts impatient = new Verdicts(new CommandLauncher(home), 1, Duration.ofMillis(1));
        Datasets datasets = new Datasets(home.resolve("raw"), impatient, Clock.systemUTC());

        DatasetRefusal refusal = catchThrowableOfType(
                DatasetRefusal.class,
                () -> datasets.take(file -> Files.writeString(file, "age\n30\n"), "a.csv", Language.ENGLISH));

        assertThat(refusal.code()).isEqualTo("verdict_too_slow");
        assertNothingLeft();
    }

    @Test
    void judgesNoMoreFilesAtOnceThanItMay() throws Exception {
        Verdicts verdicts = new Verdicts(new CommandLauncher(home), 0, Duration.ofMinutes(1));
        CountDownLatch arrived = new CountDownLatch(1);

        DatasetRefusal refusal = catchThrowableOfType(
                DatasetRefusal.class,
                () -> new Datasets(home.resolve("raw"), verdicts, Clock.systemUTC())
                        .take(file -> arrived.countDown(), "a.csv", Language.FRENCH));

        assertThat(refusal.code()).isEqualTo("verdicts_busy");
        assertThat(arrived.getCount()).isZero();
        assertNothingLeft();
    }

    @Test
    void remembersTheFirstBadCellsAlone() {
        String cell = "{\"line\":1,\"value\":\"" + "x".repeat(3_000) + "\"}";
        String rejects =
                String.join(",", IntStream.range(0, 500).mapToObj(i -> cell).toList());

        ObjectNode verdict = VerdictReader.read(new ByteArrayInputStream(
                ("{\"rejects\":[" + rejects + "],\"rows_read\":7,\"synthetic\":false}").getBytes(UTF_8)));

        assertThat(verdict.get("rejects").size()).isEqualTo(100);
        assertThat(verdict.at("/rejects/99/value").stringValue()).hasSize(1_001).endsWith("x…");
        assertThat(verdict.get("rows_read").intValue()).isEqualTo(7);
    }

    private DatasetRefusal refusal(Datasets.Arrival arrival) {
        Verdicts verdicts = new Verdicts(new CommandLauncher(home), 1, Duration.ofMinutes(1));
        Datasets datasets = new Datasets(home.resolve("raw"), verdicts, Clock.systemUTC());
        return catchThrowableOfType(DatasetRefusal.class, () -> datasets.take(arrival, "a.csv", Language.FRENCH));
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> left = Files.walk(home.resolve("raw"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(home.resolve("raw").resolve(Datasets.ARRIVING)).isEmptyDirectory();
    }
}
