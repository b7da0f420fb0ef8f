package tn.segmentation.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.cli.Session.Output;
import tn.segmentation.app.keys.RawFiles;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.app.run.Replay;
import tn.segmentation.app.run.Verification;
import tn.segmentation.app.run.Verification.Difference;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.run.RunJson;

/**
 * {@code verify run RUN}: makes a run again from what it recorded, and says whether it comes out the same;
 * {@code verify audit}: says whether every line of the audit is as it was written; {@code verify backup}: whether a
 * backup can be restored.
 */
final class VerifyCommand implements Command {

    @Override
    public CommandSpec spec(Texts texts) {
        CommandSpec verify = texts.command("verify");
        CommandSpec run = texts.subcommand(verify, "run");
        run.addPositional(texts.argument(run, "run", Path.class));
        run.addOption(texts.option(run, "file", "file").type(Path.class).build());
        run.addOption(texts.flag(run, "json"));
        AuditVerification.addTo(verify, texts);
        BackupVerification.addTo(verify, texts);
        return verify;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) {
        if (parsed.commandSpec().name().equals(AuditVerification.NAME)) {
            return AuditVerification.run(parsed, session);
        }
        if (parsed.commandSpec().name().equals(BackupVerification.NAME)) {
            return BackupVerification.run(parsed, session);
        }
        Output output = parsed.hasMatchedOption("--json") ? Output.JSON : Output.PEOPLE;
        @Nullable Path named = parsed.matchedOptionValue("--file", null);
        @Nullable Path file = named == null ? null : session.resolve(named);
        Configuration configuration = session.configuration(Logging.Role.COMMAND);
        RunFolder run =
                RunFolder.open(NamedRun.folder(parsed.matchedPositionalValue(0, Path.of("")), configuration, session));
        Replay replay = new Replay(
                Jobs.segment(configuration, session),
                List.of(session.environment().folder(), configuration.rawData()),
                RawFiles.of(configuration));
        Verification verification;
        try (CommandProgress progress = session.progress(output)) {
            verification = replay.verify(run, file, progress);
        }
        if (output == Output.JSON) {
            session.out().print(RunJson.text(json(verification, session.messages())));
        } else {
            text(verification, session.messages()).forEach(session.out()::println);
        }
        return verification.differences().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static List<String> text(Verification verification, Messages messages) {
        List<String> lines = new ArrayList<>();
        List<Difference> differences = verification.differences();
        lines.add(messages.text(
                differences.isEmpty() ? "verify.identical" : "verify.different",
                Map.of("run", verification.runId(), "file", verification.input().toString())));
        differences.forEach(difference -> lines.add(sentence(difference, messages)));
        String rekeyed = verification.rekeyed();
        if (rekeyed != null) {
            lines.add(messages.text("verify.rekeyed", Map.of("key", rekeyed)));
        }
        if (!verification.version().equals(verification.recordedVersion())) {
            lines.add(messages.text(
                    "verify.version",
                    Map.of("recorded", verification.recordedVersion(), "version", verification.version())));
        }
        return lines;
    }

    private static Map<String, Object> json(Verification verification, Messages messages) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run", verification.runId());
        json.put("identical", verification.differences().isEmpty());
        json.put("input", verification.input().toString());
        json.put("recorded_version", verification.recordedVersion());
        json.put("version", verification.version());
        if (verification.rekeyed() != null) {
            json.put("rekeyed", verification.rekeyed());
        }
        json.put(
                "differences",
                verification.differences().stream()
                        .map(difference ->
                                finding(difference.code(), difference.params(), sentence(difference, messages)))
                        .toList());
        return json;
    }

    /** Returns what is not as it was, for programs. */
    static Map<String, Object> finding(String code, Map<String, ?> params, String sentence) {
        Map<String, Object> finding = new LinkedHashMap<>();
        finding.put("code", code);
        finding.put("params", params);
        finding.put("text", sentence);
        return finding;
    }

    private static String sentence(Difference difference, Messages messages) {
        return messages.text("verify." + difference.code(), difference.params());
    }
}
