package tn.segmentation.app.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.job.Job;
import tn.segmentation.app.keys.RawFiles;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.problem.RequestRefusal;

class DatasetsTest {

    private static final Bringer FRENCH = new Bringer(new Job.Asker("7", "amel"), Language.FRENCH);

    @TempDir
    Path home;

    @Test
    void saysThatTheDiskIsFullAndLeavesNothing() throws IOException {
        RequestRefusal full = refusal(file -> {
            Files.writeString(file, "a");
            throw new FileSystemException(file.toString(), null, "No space left on device");
        });
        RequestRefusal wrapped = refusal(file -> {
            throw new IOException("upload failed", new IOException("No space left on device"));
        });
        RequestRefusal other = refusal(file -> {
            throw new IOException("denied");
        });

        assertThat(full.status()).isEqualTo(507);
        assertThat(wrapped.code()).isEqualTo("storage_full");
        assertThat(other.code()).isEqualTo("storage_unwritable");
    }

    @Test
    void stopsAVerdictThatTakesTooLong() throws IOException {
        RequestRefusal refusal = refusal(Duration.ofMillis(1), file -> Files.writeString(file, "age\n30\n"));

        assertThat(refusal.code()).isEqualTo("verdict_too_slow");
    }

    @Test
    void removesWhatAServerLeftThatIsGone() throws IOException {
        Path raw = home.resolve("raw");
        try (Arrivals alive = Arrivals.in(raw)) {
            Path gone = Files.createDirectories(raw.resolve(".arriving-123/20261101T070000-0f3a5c7e9b1d"));
            Files.writeString(gone.resolve("data"), "age\n30\n");
            Files.createFile(gone.resolveSibling(".owner"));
            Path other = Files.createDirectories(raw.resolve("incoming"));

            try (Arrivals next = Arrivals.in(raw)) {
                assertThat(raw.toAbsolutePath())
                        .isDirectoryNotContaining("glob:**.arriving-123")
                        .isDirectoryContaining(alive.folder()::equals)
                        .isDirectoryContaining(next.folder()::equals)
                        .isDirectoryContaining(other.toAbsolutePath()::equals);
            }
        }
        assertThat(raw).isDirectoryNotContaining("glob:**.arriving-*");
    }

    private RequestRefusal refusal(Datasets.Arrival arrival) throws IOException {
        return refusal(Duration.ofMinutes(1), arrival);
    }

    /** Returns why a file is not taken, of which nothing is left. */
    private RequestRefusal refusal(Duration most, Datasets.Arrival arrival) throws IOException {
        Path raw = home.resolve("raw");
        try (Arrivals arrivals = Arrivals.in(raw)) {
            RawFiles kept = new RawFiles(home.resolve("key"), RawFiles.Writing.PLAIN);
            Verdicts verdicts = new Verdicts(new CommandLauncher(home), most, kept);
            Datasets datasets =
                    new Datasets(raw, arrivals, new Datasets.Work(verdicts, Desk.OWN), kept, Clock.systemUTC());
            RequestRefusal refusal = catchThrowableOfType(
                    RequestRefusal.class,
                    () -> datasets.take(datasets.newId(), arrival, "a.csv", Answers.none(), FRENCH));
            try (Stream<Path> left = Files.walk(raw)) {
                assertThat(left.filter(Files::isRegularFile))
                        .extracting(Path::getFileName)
                        .hasToString("[.owner]");
            }
            return refusal;
        }
    }
}
