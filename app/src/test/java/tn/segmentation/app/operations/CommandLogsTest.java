package tn.segmentation.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLogsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @TempDir
    Path folder;

    @Test
    void compressesWhatIsOlderThanYesterday() throws IOException {
        Path today = log(TODAY);
        Path yesterday = log(TODAY.minusDays(1));
        Path older = log(TODAY.minusDays(2));

        new CommandLogs(folder, 30).tidy(TODAY);

        assertThat(today).exists();
        assertThat(yesterday).exists();
        assertThat(older).doesNotExist();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(Path.of(older + ".gz")))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("2026-11-20");
        }
    }

    @Test
    void removesWhatIsOlderThanItIsToldToKeep() throws IOException {
        Path kept = log(TODAY.minusDays(30));
        Path gone = log(TODAY.minusDays(31));
        Path other = Files.writeString(folder.resolve("segmentation.2020-01-01.log.gz"), "");

        new CommandLogs(folder, 30).tidy(TODAY);

        assertThat(Path.of(kept + ".gz")).exists();
        assertThat(gone).doesNotExist();
        assertThat(other).exists();
    }

    private Path log(LocalDate day) throws IOException {
        return Files.writeString(CommandLogs.file(folder, day), day.toString());
    }
}
