package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers, each in a process of its own, on one folder. */
class TwoServersTest {

    private static final String READY = "http://127.0.0.1:";

    @TempDir
    Path home;

    @Test
    void refusesTheSecondServerAndNoCommand() throws Exception {
        Process first = serve();
        try {
            assertThat(said(first)).anyMatch(line -> line.contains(READY));

            Process second = serve();
            assertThat(said(second)).anyMatch(line -> line.contains("(process " + first.pid() + ")"));
            assertThat(second.waitFor()).isEqualTo(1);
            assertThat(Cli.at(home).run("user", "list").exitCode()).isZero();
        } finally {
            first.destroyForcibly().waitFor();
        }

        Process next = serve();
        try {
            assertThat(said(next)).anyMatch(line -> line.contains(READY));
        } finally {
            next.destroyForcibly().waitFor();
        }
    }

    private Process serve() throws IOException {
        return ServerProcess.with("-Dsegmentation.language=en", "--enable-native-access=ALL-UNNAMED")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
    }

    /** Returns what a server says until it is ready or has ended. */
    private static List<String> said(Process server) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader reader = server.inputReader(StandardCharsets.UTF_8);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.contains(READY)) {
                break;
            }
        }
        return lines;
    }
}
