package tn.segmentation.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.junit.jupiter.api.Test;
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
}
