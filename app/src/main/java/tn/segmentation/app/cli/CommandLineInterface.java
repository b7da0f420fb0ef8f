package tn.segmentation.app.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private final Map<String, Supplier<Command>> commands = new LinkedHashMap<>();

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
        commands.put("demo", DemoCommand::new);
        commands.put("segment", SegmentCommand::new);
        commands.put("assign", AssignCommand::new);
        commands.put("report", ReportCommand::new);
        commands.put("adopt", AdoptCommand::new);
        commands.put("verify", VerifyCommand::new);
        commands.put("sample", SampleCommand::new);
        commands.put("serve", ServeCommand::new);
        commands.put("retention", RetentionCommand::new);
        commands.put("person", PersonCommand::new);
        commands.put("user", UserCommand::new);
        commands.put("token", TokenCommand::new);
        commands.put("key", KeyCommand::new);
        commands.put("doctor", DoctorCommand::new);
        commands.put("migrate-state", MigrateStateCommand::new);
        commands.put("backup", BackupCommand::new);
        commands.put("restore", RestoreCommand::new);
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
        // All of them take a while to describe, and a run is over in seconds.
        boolean isNamed = args.length > 0 && commands.containsKey(args[0]);
        CommandLine line = isNamed ? parser(session, Set.of(args[0])) : parser(session);
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
        if (!parsed.hasSubcommand() || !deepest.commandSpec().subcommands().isEmpty()) {
            err.print(Texts.help(deepest.commandSpec().commandLine()));
            return ExitCode.USAGE;
        }
        return run(command(parsed.subcommand().commandSpec().name()), deepest, session);
    }

    /** Returns what reads a command line, of all commands. */
    CommandLine parser(Session session) {
        return parser(session, commands.keySet());
    }

    private CommandLine parser(Session session, Set<String> names) {
        Texts texts = new Texts(session.messages());
        CommandSpec root = texts.command(NAME);
        root.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description(session.messages().text("cli.version"))
                .build());
        names.forEach(name -> root.addSubcommand(name, Texts.line(command(name).spec(texts))));
        return Texts.line(root).setCaseInsensitiveEnumValuesAllowed(true);
    }

    private Command command(String name) {
        return Objects.requireNonNull(commands.get(name)).get();
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
