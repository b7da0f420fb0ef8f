package tn.segmentation.app.cli;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.operations.Sourced.Origin;
import tn.segmentation.app.run.Version;
import tn.segmentation.app.security.AccessSettings;
import tn.segmentation.app.security.ProductionCheck;
import tn.segmentation.app.security.Users;

/** {@code serve}: the web application, until it is stopped. */
final class ServeCommand implements Command {

    private static final int HIGHEST_PORT = 65_535;

    /** As long as a database takes that starts together with the machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
        int port = requireNonNullElse(asked, configuration.port());
        requireSafe(configuration, session);
        AccessSettings access = AccessSettings.of(configuration);
        StateWait wait = new StateWait(configuration, session, PATIENCE);
        try (WebServer server = wait.until(() -> start(
                configuration, session, () -> WebServer.start(configuration, configuration.address(), port, access)))) {
            serve(server, wait.until(() -> firstLink(configuration, server, session)), session);
        }
        return ExitCode.DONE;
    }

    /** Starts a server, and keeps under which settings. */
    static WebServer start(Configuration configuration, Session session, Supplier<WebServer> starting) {
        return session.act(Act.START_SERVER, configuration)
                .about(Version.current())
                .with(settings(configuration))
                .during(starting);
    }

    /** Returns the settings that somebody has set; a secret is not among them. */
    private static Map<String, String> settings(Configuration configuration) {
        Map<String, String> settings = new TreeMap<>();
        configuration.sources().forEach((setting, sourced) -> {
            if (sourced.origin() != Origin.DEFAULT) {
                settings.put(setting.name(), sourced.text());
            }
        });
        return settings;
    }

    /** In production the server is safe or does not start. */
    private static void requireSafe(Configuration configuration, Session session) {
        List<Problem> problems = new ProductionCheck().examine(configuration);
        if (!problems.isEmpty()) {
            problems.subList(1, problems.size())
                    .forEach(problem -> session.err()
                            .println(session.messages().text("refusal." + problem.code(), problem.params())));
            Problem first = problems.get(0);
            throw new UnsafeProduction(first.code(), first.params());
        }
    }

    /**
     * Returns the sentence with the link of the first administrator, for the console alone; empty where there is one.
     */
    private static Optional<String> firstLink(Configuration configuration, WebServer server, Session session) {
        String address = configuration.publicUrl().isEmpty() ? server.address() : Links.address(configuration);
        return Users.open(configuration)
                .inviteFirstAdministrator(session.clock().instant())
                .map(invitation ->
                        Links.invitation(invitation, address, "serve.first_administrator", session.messages()));
    }

    /** Says where the server is and how to come in, and waits until it is stopped. */
    static void serve(WebServer server, Optional<String> link, Session session) {
        // From here on Ctrl-C is for the server, which finishes what it is answering.
        session.interruption().close();
        session.out().println(session.messages().text("serve.ready", Map.of("address", server.address())));
        link.ifPresent(session.out()::println);
        session.out().flush();
        server.await();
    }
}
