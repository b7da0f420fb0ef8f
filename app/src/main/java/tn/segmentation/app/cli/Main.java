package tn.segmentation.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.Supplier;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.operations.LogProvider;
import tn.segmentation.app.operations.RequestId;
import tn.segmentation.app.operations.TraceId;
import tn.segmentation.app.operations.Uptime;
import tools.jackson.databind.json.JsonMapper;

/** Where the program starts. */
public final class Main {

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        LogProvider.install();
        prepare();
        System.exit(run(args, utf8(FileDescriptor.out), StandardError.open()));
    }

    /**
     * Runs a command.
     *
     * @param out takes the data
     * @param err takes messages and progress
     * @return 0 done, 1 data or request at fault, 2 usage, 3 internal, 130 interrupted
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        Environment environment = Environment.ofProcess();
        // What is logged for a request of the web application is found by it.
        environment.property("segmentation." + CommandLauncher.REQUEST).ifPresent(RequestId::begin);
        environment.property("segmentation." + CommandLauncher.TRACE).ifPresent(TraceId::begin);
        Supplier<Interruption> interruptions =
                environment.property(CommandLauncher.TIED).isPresent()
                        ? () -> Interruption.listenTo(System.in)
                        : Interruption::listen;
        return new CommandLineInterface(environment, Clock.systemUTC(), out, err, interruptions).run(args);
    }

    /** Does beside the main thread what it will need in a moment, while it reads command line and settings. */
    private static void prepare() {
        Thread thread = new Thread(
                () -> {
                    JsonMapper.shared();
                    Uptime.seconds();
                },
                "prepare");
        thread.setDaemon(true);
        thread.start();
    }

    /** Texts are UTF-8 whatever the locale of the process, as everything else of the product is. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
