package tn.segmentation.app.cli;

import static java.util.Objects.requireNonNullElse;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Logging;

/** {@code serve}: the web application, until it is stopped. */
final class ServeCommand implements Command {

    private static final int HIGHEST_PORT = 65_535;

    @Override
    public CommandSpec spec(Texts texts) {
        CommandSpec spec = texts.command("serve");
        addPort(spec, texts);
        return spec;
    }

    static void addPort(CommandSpec spec, Texts texts) {
        spec.addOption(texts.option(spec, "port", "number").type(Integer.class).build());
    }

    /** Returns the port of the command line, null when none is given there. */
    static @Nullable Integer port(ParseResult parsed) {
        @Nullable Integer asked = parsed.matchedOptionValue("--port", null);
        if (asked != null && (asked < 0 || asked > HIGHEST_PORT)) {
            throw new WrongUsage(
                    "out_of_range",
                    Map.of("option", "--port", "value", asked, "low", 0, "high", Integer.toString(HIGHEST_PORT)));
        }
        return asked;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) {
        @Nullable Integer asked = port(parsed);
        Configuration configuration = session.configuration(Logging.Role.SERVER);
        serve(configuration, configuration.address(), requireNonNullElse(asked, configuration.port()), session);
        return ExitCode.DONE;
    }

    static void serve(Configuration configuration, String address, int port, Session session) {
        try (WebServer server = WebServer.start(configuration, address, port)) {
            // From here on Ctrl-C is for the server, which finishes what it is answering.
            session.interruption().close();
            session.out().println(session.messages().text("serve.ready", Map.of("address", server.address())));
            session.out().flush();
            server.await();
        }
    }
}
