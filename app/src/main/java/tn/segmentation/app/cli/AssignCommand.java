package tn.segmentation.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.cli.Session.Output;
import tn.segmentation.app.keys.RawFiles;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.app.run.AssignJob;
import tn.segmentation.app.run.AssignJob.Scored;
import tn.segmentation.app.run.RejectSentences;
import tn.segmentation.store.run.AssignmentFormat;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.run.RunJson;

/** {@code assign --run DIR FILE}: scores a file with the model of a run. */
final class AssignCommand implements Command {

    @Override
    public CommandSpec spec(Texts texts) {
        CommandSpec spec = texts.command("assign");
        spec.addPositional(texts.argument(spec, "file", Path.class));
        spec.addOption(
                texts.option(spec, "run", "run").type(Path.class).required(true).build());
        FileOptions.addTo(spec, texts);
        spec.addOption(texts.option(spec, "out", "file").type(Path.class).build());
        spec.addOption(texts.option(spec, "format", "single_format")
                .type(AssignmentFormat.class)
                .build());
        spec.addOption(texts.flag(spec, "json"));
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) {
        Path file = session.resolve(parsed.matchedPositionalValue(0, Path.of("")));
        @Nullable Path named = parsed.matchedOptionValue("--out", null);
        AssignmentFormat format = format(parsed.matchedOptionValue("--format", null), named);
        Path out = session.resolve(named == null ? Path.of(defaultName(file, format)) : named);
        Output output = parsed.hasMatchedOption("--json") ? Output.JSON : Output.PEOPLE;
        Configuration configuration = session.configuration(Logging.Role.COMMAND);
        Path run = NamedRun.folder(parsed.matchedOptionValue("--run", Path.of("")), configuration, session);
        OpenAct act = session.act(Act.SCORE_FILE, configuration)
                .about(String.valueOf(file.getFileName()))
                .with("run", run.getFileName());
        Scored scored;
        try (CommandProgress progress = session.progress(output)) {
            scored = act.during(() -> {
                Scored done = new AssignJob(
                                RunFolder.open(run),
                                FileOptions.said(parsed),
                                new RejectSentences(session.messages()),
                                RawFiles.of(configuration))
                        .assign(file, out, format, progress);
                act.with("rows", done.verdict().rowsAccepted());
                return done;
            });
        }
        if (output == Output.JSON) {
            printJson(scored, session);
        } else {
            print(scored, session);
        }
        return ExitCode.DONE;
    }

    private static AssignmentFormat format(@Nullable AssignmentFormat asked, @Nullable Path out) {
        if (asked == AssignmentFormat.BOTH) {
            throw new WrongUsage("not_one_of", Map.of("option", "--format", "value", "both", "values", "parquet, csv"));
        }
        if (asked != null) {
            return asked;
        }
        boolean csv = out != null && out.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        return csv ? AssignmentFormat.CSV : AssignmentFormat.PARQUET;
    }

    private static String defaultName(Path file, AssignmentFormat format) {
        String name = String.valueOf(file.getFileName()).replaceFirst("(?i)\\.csv(\\.gz)?$", "");
        return name + "-segments." + format.name().toLowerCase(Locale.ROOT);
    }

    private static void print(Scored scored, Session session) {
        TextTable table = new TextTable(
                List.of(
                        session.messages().text("segment.column.segment"),
                        session.messages().text("segment.column.rows")),
                Set.of(1));
        scored.sizes()
                .forEach((segment, size) ->
                        table.add(List.of(segment, session.messages().formats().integer(size))));
        table.lines().forEach(session.out()::println);
        long rejected = scored.verdict().rowsRejected();
        if (rejected > 0) {
            session.out().println(session.messages().text("assign.rejected", Map.of("count", rejected)));
            new VerdictText(session.messages()).reasons(scored.verdict()).forEach(session.out()::println);
        }
        if (scored.rejects() != null) {
            String file = scored.rejects().toString();
            session.out().println(session.messages().text("assign.rejects", Map.of("file", file)));
        }
        session.out()
                .println(session.messages()
                        .text("assign.output", Map.of("file", scored.output().toString())));
    }

    private static void printJson(Scored scored, Session session) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("output", scored.output().toString());
        json.put("segments", scored.sizes());
        json.put("rows_read", scored.verdict().rowsRead());
        json.put("rows_scored", scored.verdict().rowsAccepted());
        json.put("rows_rejected", scored.verdict().rowsRejected());
        json.put("rows_imputed", scored.verdict().rowsImputed());
        json.put("rejects_by_reason", scored.verdict().rejectsByReason());
        if (scored.rejects() != null) {
            json.put("rejects", scored.rejects().toString());
        }
        session.out().print(RunJson.text(json));
    }
}
