package tn.segmentation.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Every benchmark of JMH still runs: once, on little data, in this process. What it takes is nobody's business here.
 */
class BenchmarksTest {

    @Test
    void runsEveryBenchmarkOnce() throws Exception {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("tn\\.segmentation\\.bench\\..*")
                        .param("rows", "1000")
                        .param("iterations", "1", "3")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PerIteration.print(results, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("\nLloydBenchmark clusters=5 features=5 rows=1000 threads=2 +-?0\\.\\d{4}\\R")
                .containsPattern("\nTribuoBenchmark clusters=5 features=5 rows=1000 threads=2 +-?0\\.\\d{4}\\R");
    }

    @Test
    void fitsCustomersToTheEnd(@TempDir Path folder) throws Exception {
        StringBuilder lines = new StringBuilder("id_client,age,montant_consommation,nombre_appels,volume_data\n");
        for (int i = 0; i < 40; i++) {
            lines.append(String.format(Locale.ROOT, "A%03d,%d,%d.5,%d,%d%n", i, 18 + i, i * i % 50, 7 * i % 90, i % 9));
        }
        Path file = Files.writeString(folder.resolve("c.csv"), lines);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        ConvergingFit.measure(file, 2, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("\n +2 +0\\.\\d{5} +0\\.\\d{5}\\R")
                .containsPattern(
                        "rows held, seconds per iteration: min 0\\.\\d{5}, median 0\\.\\d{5}, max 0\\.\\d{5}\\R");
    }

    @Test
    void comparesReadings(@TempDir Path folder) throws Exception {
        String header = "id_client,age,montant_consommation,nombre_appels,volume_data,nombre_sms\n";
        Path file =
                Files.writeString(folder.resolve("c.csv"), header + "A1,30,12.500,4,0.251,0\nA2,41,3.250,0,1.000,7\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        ReadingCost.compare(file, 1, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("\n +1 +0\\.\\d{3} +0\\.\\d{3} +\\d+\\.\\d{2} true\\R")
                .containsPattern("fastest: .* ratio \\d+\\.\\d{2}\\R");
    }
}
