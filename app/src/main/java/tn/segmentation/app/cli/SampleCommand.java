package tn.segmentation.app.cli;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.cli.Session.Output;
import tn.segmentation.app.sample.Sample;

/** {@code sample N --out DIR}: writes fictitious lines. */
final class SampleCommand implements Command {

    private static final int MOST_LINES = 100_000_000;
    private static final int MOST_MONTHS = 120;

    @Override
    public CommandSpec spec(Texts texts) {
        CommandSpec spec = texts.command("sample");
        spec.addPositional(texts.argument(spec, "number", Integer.class));
        spec.addOption(number(texts, spec, "seed", Long.class, "42"));
        spec.addOption(number(texts, spec, "months", Integer.class, "2"));
        spec.addOption(texts.option(spec, "out", "folder")
                .type(Path.class)
                .required(true)
                .build());
        return spec;
    }

    private static OptionSpec number(Texts texts, CommandSpec spec, String name, Class<?> type, String initial) {
        return texts.option(spec, name, "number")
                .type(type)
                .defaultValue(initial)
                .build();
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) {
        int lines = WrongUsage.inRange("N", parsed.matchedPositionalValue(0, 0), MOST_LINES);
        int months = WrongUsage.inRange("--months", parsed.matchedOptionValue("--months", 2), MOST_MONTHS);
        long seed = parsed.matchedOptionValue("--seed", 42L);
        Path folder = session.resolve(parsed.matchedOptionValue("--out", Path.of("")));
        try (CommandProgress progress = session.progress(Output.PEOPLE)) {
            Sample.write(lines, seed, months, folder, progress).forEach(session.out()::println);
        }
        session.err().println(session.messages().text("sample.truth", Map.of("folder", folder.toString())));
        return ExitCode.DONE;
    }
}
