package tn.segmentation.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import tn.segmentation.app.operations.Environment;

/** Where the program starts. */
public final class Main {

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args, utf8(FileDescriptor.out), utf8(FileDescriptor.err)));
    }

    /**
     * Runs a command.
     *
     * @param out takes the data
     * @param err takes messages and progress
     * @return 0 done, 1 data or request at fault, 2 usage, 3 internal, 130 interrupted
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return new CommandLineInterface(Environment.ofProcess(), Clock.systemUTC(), out, err).run(args);
    }

    /** Texts are UTF-8 whatever the locale of the process, as everything else of the product is. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
