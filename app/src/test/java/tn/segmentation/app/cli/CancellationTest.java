package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tn.segmentation.app.cli.Cli.Result;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.sample.Sample;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;

class CancellationTest {

    @TempDir
    Path home;

    private Path file = Path.of("");

    @BeforeEach
    void writesASample() {
        file = Sample.write(3000, 42, 1, home.resolve("sample"), Progress.SILENT)
                .get(0);
    }

    /** Of a database that does not answer, the tests on PostgreSQL tell. */
    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REGISTER", "PUBLISHED", "FIGURES"})
    void leavesNothingWhenInterruptedBeforeTheRunIsPublished(Stage stage) throws IOException {
        Result result = interruptedAt(stage);

        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("Interrupted: nothing was published.");
        assertThat(entries("data/processed")).isEmpty();
        assertThat(runs().list()).isEmpty();
        assertThat(entries("data/figures")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"PUBLISHED", "FIGURES"})
    void keepsAPublishedRunWithoutFiguresWhenInterruptedLater(Stage stage) throws IOException {
        Result result = interruptedAt(stage);

        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.out()).startsWith("{").contains("\"run_id\"");
        assertThat(result.err()).contains("the run is complete");
        runs().published().orElseThrow().open().verify();
        assertThat(entries("data/processed")).hasSize(1);
        assertThat(entries("data/figures")).isEmpty();
    }

    private Result interruptedAt(Stage stage) {
        String line = "{\"stage\":\"" + stage.name().toLowerCase(Locale.ROOT) + "\"";
        return Cli.at(home).in("en").interruptedAt(line).run("segment", file.toString(), "--json");
    }

    private Runs runs() {
        return Runs.open(Configuration.load(new Environment(Map.of(), Map.of(), home)));
    }

    private List<Path> entries(String name) throws IOException {
        Path folder = home.resolve(name);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
