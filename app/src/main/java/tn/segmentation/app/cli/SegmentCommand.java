package tn.segmentation.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.cli.Session.Output;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.app.run.Preview;
import tn.segmentation.app.run.RejectSentences;
import tn.segmentation.app.run.SegmentJob;
import tn.segmentation.app.run.SegmentOutcome;
import tn.segmentation.app.run.SegmentRequest;

/** {@code segment FILE}: the main job. */
final class SegmentCommand implements Command {

    @Override
    public CommandSpec spec(Texts texts) {
        CommandSpec spec = texts.command("segment");
        spec.addPositional(texts.argument(spec, "file", Path.class));
        SegmentOptions.addTo(spec, texts);
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) {
        SegmentRequest request = SegmentOptions.request(parsed, session);
        Output output = parsed.hasMatchedOption("--json") ? Output.JSON : Output.PEOPLE;
        Configuration configuration = session.configuration(Logging.Role.COMMAND);
        SegmentJob job = Jobs.segment(configuration, session);
        if (parsed.hasMatchedOption("--dry-run")) {
            return verdict(request, configuration, session).during(() -> preview(job, request, session, output));
        }
        printOutcome(outcome(job, request, session, output), request, session, output);
        return session.interruption().requested() ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }

    /** Returns that somebody reads what is in a file; where the server asks, its own audit says who does. */
    private static OpenAct verdict(SegmentRequest request, Configuration configuration, Session session) {
        return session.environment().property(CommandLauncher.TIED).isPresent()
                ? OpenAct.current()
                : session.act(Act.READ_VERDICT, configuration)
                        .about(String.valueOf(request.file().getFileName()));
    }

    private static ExitCode preview(SegmentJob job, SegmentRequest request, Session session, Output output) {
        try (CommandProgress progress = session.progress(output)) {
            return job.preview(request, progress, preview -> {
                progress.wipe();
                printPreview(preview, session, output);
                if (preview.verdict().decisions().isEmpty()) {
                    printAnnotated(request, session, output);
                }
                return preview.isReady() ? ExitCode.DONE : ExitCode.REFUSED;
            });
        }
    }

    private static SegmentOutcome outcome(SegmentJob job, SegmentRequest request, Session session, Output output) {
        try (CommandProgress progress = session.progress(output)) {
            return job.run(request, progress);
        }
    }

    private static void printPreview(Preview preview, Session session, Output output) {
        if (output == Output.JSON) {
            DryRun.print(preview, new RejectSentences(session.messages()), session.out());
        } else {
            new VerdictText(session.messages()).of(preview).forEach(session.out()::println);
        }
    }

    private static void printOutcome(SegmentOutcome outcome, SegmentRequest request, Session session, Output output) {
        if (outcome.figures().isEmpty()) {
            String key = session.interruption().requested() ? "segment.figures_interrupted" : "segment.no_figures";
            session.err().println(session.messages().text(key));
        }
        if (output == Output.JSON) {
            session.out().print(summaryFile(outcome.folder().path()));
        } else {
            new SummaryText(session.messages()).of(outcome).forEach(session.out()::println);
        }
        printAnnotated(request, session, output);
    }

    private static void printAnnotated(SegmentRequest request, Session session, Output output) {
        Path copy = request.annotated();
        if (copy != null && output == Output.PEOPLE) {
            session.out().println(session.messages().text("segment.annotated", Map.of("file", copy.toString())));
        }
    }

    private static String summaryFile(Path run) {
        try {
            return Files.readString(run.resolve("summary.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
