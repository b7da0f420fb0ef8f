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
public final class Cli {

    private final Path home;
    private final Map<String, String> variables = new HashMap<>(Map.of("PORT", "0"));
    private final Map<String, String> properties = new HashMap<>();

    private Clock clock = Clock.systemUTC();
    private String interruptedAt = "";

    private Cli(Path home) {
        this.home = home;
    }

    /** What a command did. */
    public record Result(int exitCode, String out, String err) {}

    /** Returns the command line of the platform in a folder. */
    public static Cli at(Path home) {
        return new Cli(home);
    }

    Cli with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** Has it run at some time. */
    public Cli at(Clock time) {
        clock = time;
        return this;
    }

    Cli in(String language) {
        properties.put("segmentation.language", language);
        return this;
    }

    /** Interrupts the command as soon as stderr holds this text. */
    Cli interruptedAt(String text) {
        interruptedAt = text;
        return this;
    }

    /** Takes what is written, and interrupts the command when it holds the text that was waited for. */
    private final class Watched extends ByteArrayOutputStream {

        private final Interruption interruption = Interruption.listen();

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            if (!interruptedAt.isEmpty() && toString(StandardCharsets.UTF_8).contains(interruptedAt)) {
                interruption.request();
            }
        }
    }

    /** Runs a command. */
    public Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Watched err = new Watched();
        int code = new CommandLineInterface(
                        new Environment(variables, properties, home),
                        clock,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        () -> err.interruption)
                .run(args);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
