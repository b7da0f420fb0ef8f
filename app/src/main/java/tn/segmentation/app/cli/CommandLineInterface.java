package tn.segmentation.app.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.app.operations.Traces;
import tn.segmentation.app.operations.WrongSetting;
import tn.segmentation.app.run.Version;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.core.progress.Cancelled;
import tn.segmentation.store.input.Decision;
import tn.segmentation.store.input.UndecidedColumns;
import tools.jackson.databind.json.JsonMapper;

/** Finds the command that is asked for, runs it, and says in the user's language what went wrong if something did. */
final class CommandLineInterface {

    private static final String NAME = "segmentation";

    private final Environment environment;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream err;
    private final Supplier<Interruption> interruptions;
    private final Map<String, Command> commands = new LinkedHashMap<>();

    /** Creates it; {@code interruptions} start to listen when a command starts. */
    CommandLineInterface(
            Environment environment,
            Clock clock,
            PrintStream out,
            PrintStream err,
            Supplier<Interruption> interruptions) {
        this.environment = environment;
        this.clock = clock;
        this.out = out;
        this.err = err;
        this.interruptions = interruptions;
        commands.put("demo", new DemoCommand());
        commands.put("segment", new SegmentCommand());
        commands.put("assign", new AssignCommand());
        commands.put("report", new ReportCommand());
        commands.put("adopt", new AdoptCommand());
        commands.put("verify", new VerifyCommand());
        commands.put("sample", new SampleCommand());
        commands.put("serve", new ServeCommand());
        commands.put("retention", new RetentionCommand());
        commands.put("person", new PersonCommand());
        commands.put("user", new UserCommand());
        commands.put("token", new TokenCommand());
        commands.put("key", new KeyCommand());
        commands.put("doctor", new DoctorCommand());
        commands.put("migrate-state", new MigrateStateCommand());
        commands.put("backup", new BackupCommand());
        commands.put("restore", new RestoreCommand());
    }

    /** Runs a command line and returns the exit code. */
    int run(String... args) {
        Logging.startWithoutSettings();
        try (Interruption interruption = interruptions.get()) {
            Session session = new Session(environment, clock, out, err, interruption);
            return run(session, args).number();
        } finally {
            out.flush();
            err.flush();
        }
    }

    private ExitCode run(Session session, String... args) {
        CommandLine line = parser(session);
        ParseResult parsed;
        try {
            parsed = line.parseArgs(args);
        } catch (ParameterException e) {
            err.println(new UsageSentence(session.messages()).of(e));
            return ExitCode.USAGE;
        }
        ParseResult deepest = parsed;
        while (deepest.hasSubcommand()) {
            deepest = deepest.subcommand();
        }
        if (deepest.isUsageHelpRequested()) {
            out.print(Texts.help(deepest.commandSpec().commandLine()));
            return ExitCode.DONE;
        }
        if (deepest.isVersionHelpRequested()) {
            out.println(NAME + " " + Version.current());
            return ExitCode.DONE;
        }
        Command command = parsed.hasSubcommand()
                ? commands.get(parsed.subcommand().commandSpec().name())
                : null;
        if (command == null || !deepest.commandSpec().subcommands().isEmpty()) {
            err.print(Texts.help(deepest.commandSpec().commandLine()));
            return ExitCode.USAGE;
        }
        return run(command, deepest, session);
    }

    CommandLine parser(Session session) {
        Texts texts = new Texts(session.messages());
        CommandSpec root = texts.command(NAME);
        root.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description(session.messages().text("cli.version"))
                .build());
        commands.forEach((name, command) -> root.addSubcommand(name, command.spec(texts)));
        return new CommandLine(root).setCaseInsensitiveEnumValuesAllowed(true);
    }

    private ExitCode run(Command command, ParseResult parsed, Session session) {
        try {
            return command.run(parsed, session);
        } catch (WrongUsage e) {
            err.println(session.messages().text("usage." + e.code(), e.params()));
            err.println(session.messages()
                    .text(
                            "usage.see_help",
                            Map.of("command", parsed.commandSpec().qualifiedName())));
            return ExitCode.USAGE;
        } catch (Refusal e) {
            refuse(NoTemporaryRoom.behind(e).orElse(e), parsed, session);
            return ExitCode.REFUSED;
        } catch (Cancelled e) {
            err.println(session.messages().text("cli.interrupted"));
            return ExitCode.INTERRUPTED;
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            return fail(e, parsed, session);
        }
    }

    private void refuse(Refusal refusal, ParseResult parsed, Session session) {
        // Only the code is logged: the values of a refusal can be cells of a customer.
        LoggerFactory.getLogger(CommandLineInterface.class).info("{} refused: {}", command(parsed), refusal.code());
        String sentence = session.messages().text("refusal." + refusal.code(), refusal.params());
        err.println(sentence);
        List<Decision> decisions = refusal instanceof UndecidedColumns undecided ? undecided.decisions() : List.of();
        DecisionText text = new DecisionText(session.messages());
        // The sentence asks about the first one.
        decisions.stream()
                .flatMap(d -> (d.equals(decisions.get(0)) ? text.consequences(d) : text.of(d)).stream())
                .forEach(err::println);
        if (parsed.commandSpec().findOption("--json") != null && parsed.hasMatchedOption("--json")) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("code", refusal.code());
            error.put("params", refusal.params());
            error.put("text", sentence);
            if (!decisions.isEmpty()) {
                error.put("decisions", decisions);
            }
            out.println(JsonMapper.shared().writeValueAsString(Map.of("error", error)));
        }
    }

    /** Returns the words of a command after the name of the program. */
    private static String command(ParseResult parsed) {
        return parsed.commandSpec().qualifiedName().replaceFirst("^" + NAME + " ", "");
    }

    private ExitCode fail(Throwable failure, ParseResult parsed, Session session) {
        LoggerFactory.getLogger(CommandLineInterface.class).error("{}", Traces.of(failure));
        Optional<Refusal> known = NoTemporaryRoom.behind(failure);
        if (known.isPresent()) {
            refuse(known.get(), parsed, session);
            return ExitCode.REFUSED;
        }
        String key = failure instanceof OutOfMemoryError ? "cli.out_of_memory" : "cli.internal";
        err.println(session.messages().text(key, Map.of("folder", logs(session))));
        return ExitCode.INTERNAL;
    }

    private static String logs(Session session) {
        try {
            return Configuration.load(session.environment()).logs().toString();
        } catch (WrongSetting e) {
            return "-";
        }
    }
}
