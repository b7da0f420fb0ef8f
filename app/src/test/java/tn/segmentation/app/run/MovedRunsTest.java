package tn.segmentation.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.operations.Problem;

/** A platform whose database stands in its folder. */
class MovedRunsTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void movesWithItsFolders() throws IOException {
        Path before = folder.resolve("before");
        Path processed = before.resolve("data/processed/a");
        RegisteredRun run = new RegisteredRun("a", processed, "octobre.csv", "00", NOON, 20_000, "2026-10", null);
        Runs.open(configuration(before)).register(run);
        Path after = folder.resolve("after");
        Files.move(before, after);

        assertThat(Runs.open(configuration(after)).list())
                .extracting(RegisteredRun::folder)
                .containsExactly(after.resolve("data/processed/a"));
    }

    @Test
    void tellsTheDoctorOfAFileThatIsNoDatabase() throws IOException {
        Files.createDirectories(folder.resolve("data/state"));
        Files.writeString(folder.resolve("data/state/segmentation.db"), "not a database, but long enough".repeat(50));

        assertThat(new RunsCheck().examine(configuration(folder)))
                .extracting(Problem::code)
                .containsExactly("state_unreadable");
    }

    private static Configuration configuration(Path home) {
        return Configuration.load(new Environment(Map.of(), Map.of(), home));
    }
}
