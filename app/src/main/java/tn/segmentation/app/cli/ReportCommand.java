package tn.segmentation.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.dashboard.ReportWriter;
import tn.segmentation.app.dashboard.ReportWriter.Form;
import tn.segmentation.app.insight.NamedRuns;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.offers.SegmentOffers;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.app.privacy.SmallCells;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.run.CheckedRuns;
import tn.segmentation.app.run.OutputFile;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
import tn.segmentation.store.run.RunJson;
import tn.segmentation.store.run.RunSummary;

/** {@code report [RUN] --out FILE}: writes the report of a run, which is that of the web application. */
final class ReportCommand implements Command {

    private static final int NOT_FOUND = 404;

    @Override
    public CommandSpec spec(Texts texts) {
        CommandSpec spec = texts.command("report");
        spec.addPositional(texts.optionalArgument(spec, "run_id", String.class));
        spec.addOption(texts.option(spec, "out", "file")
                .type(Path.class)
                .required(true)
                .build());
        spec.addOption(texts.flag(spec, "json"));
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) {
        @Nullable String id = parsed.matchedPositionalValue(0, null);
        if (id != null && id.isBlank()) {
            // that of an unset variable: the published run is not what was meant
            throw new WrongUsage("empty_run", Map.of());
        }
        Path named = parsed.matchedOptionValue("--out", Path.of(""));
        OutputFile out = new OutputFile(session.resolve(named), "--out");
        Form form = Form.of(String.valueOf(out.path().getFileName()))
                .orElseThrow(() -> new WrongUsage("report_form", Map.of("option", "--out", "value", named.toString())));
        out.requireAbsent();
        ReportWriter writer = new ReportWriter();
        writer.prepare(form, session.language());
        RunSummary run = find(id, session.configuration(Logging.Role.COMMAND), session);
        byte[] report = writer.write(run, form, session.language());
        out.write(file -> write(file, report));
        show(run, out, parsed, session);
        return ExitCode.DONE;
    }

    /** Returns a run as pages show it, or says which file of it is damaged, which pages do not. */
    private static RunSummary find(@Nullable String id, Configuration configuration, Session session) {
        Runs known = Runs.open(configuration);
        RegisteredRun run = id == null
                ? known.published().orElseThrow(() -> new RequestRefusal(NOT_FOUND, "nothing_published", Map.of()))
                : known.find(id).orElseThrow(() -> unknown(id));
        CheckedRuns checked = new CheckedRuns(known, session.clock());
        checked.open(run);
        RunSource shown = new NamedRuns(
                new RegisteredRuns(known, checked, SmallCells.of(configuration)), SegmentOffers.open(configuration));
        return shown.find(run.id()).orElseThrow(() -> unknown(run.id()));
    }

    private static RequestRefusal unknown(String id) {
        return new RequestRefusal(NOT_FOUND, "run_unknown", Map.of("run", id));
    }

    private static void write(Path file, byte[] report) {
        try {
            Files.write(file, report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void show(RunSummary run, OutputFile out, ParseResult parsed, Session session) {
        if (parsed.hasMatchedOption("--json")) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("run", run.runId());
            json.put("output", out.path().toString());
            session.out().print(RunJson.text(json));
        } else {
            session.out()
                    .println(session.messages()
                            .text(
                                    "report.written",
                                    Map.of(
                                            "run",
                                            run.runId(),
                                            "file",
                                            out.path().toString())));
        }
    }
}
