package tn.segmentation.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import tn.segmentation.app.operations.Environment;

/** Runs the command line in this process, on a platform of its own. */
final class Cli {

    private final Path home;
    private final Map<String, String> variables = new HashMap<>(Map.of("PORT", "0"));
    private final Map<String, String> properties = new HashMap<>();

    private Clock clock = Clock.systemUTC();

    private Cli(Path home) {
        this.home = home;
    }

    record Result(int exitCode, String out, String err) {}

    static Cli at(Path home) {
        return new Cli(home);
    }

    Cli with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Cli at(Clock time) {
        clock = time;
        return this;
    }

    Cli in(String language) {
        properties.put("segmentation.language", language);
        return this;
    }

    Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new CommandLineInterface(
                        new Environment(variables, properties, home),
                        clock,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(args);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
