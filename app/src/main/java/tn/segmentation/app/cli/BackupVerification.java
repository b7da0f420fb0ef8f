package tn.segmentation.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.AuditCheck;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.audit.Outcome;
import tn.segmentation.app.backup.BackupCheck;
import tn.segmentation.app.backup.BackupCheck.Reading;
import tn.segmentation.app.backup.Backups;
import tn.segmentation.app.backup.UnusableBackup;
import tn.segmentation.app.cli.Session.Output;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.UnusableState;
import tn.segmentation.store.run.RunJson;

/** {@code verify backup}: looks whether the repository is as it was written, and a backup in it coherent. */
final class BackupVerification {

    static final String NAME = "backup";

    private BackupVerification() {}

    static void addTo(CommandSpec verify, Texts texts) {
        CommandSpec backup = texts.subcommand(verify, NAME);
        backup.addOption(
                texts.option(backup, "backup", "backup").type(String.class).build());
        backup.addOption(texts.flag(backup, "read-data"));
        backup.addOption(texts.flag(backup, "json"));
    }

    static ExitCode run(ParseResult parsed, Session session) {
        Output output = parsed.hasMatchedOption("--json") ? Output.JSON : Output.PEOPLE;
        Reading reading = parsed.hasMatchedOption("--read-data") ? Reading.ALL : Reading.LISTS;
        Configuration configuration = session.configuration(Logging.Role.COMMAND);
        @Nullable String id = parsed.matchedOptionValue("--backup", null);
        BackupCheck check;
        try (CommandProgress progress = session.progress(output)) {
            Backups backups = Backups.of(configuration, session.clock(), progress);
            check = written(backups.repository(), () -> backups.verify(id, reading), configuration, session);
        }
        Messages messages = session.messages();
        if (output == Output.JSON) {
            session.out().print(RunJson.text(json(check, messages)));
        } else {
            session.out()
                    .println(messages.text(
                            check.isWhole() ? "verify.backup.whole" : "verify.backup.differs",
                            Map.of(
                                    "backup",
                                    check.backup(),
                                    "at",
                                    messages.formats()
                                            .dateTime(
                                                    check.at(), session.clock().getZone()),
                                    "runs",
                                    check.runs(),
                                    "lines",
                                    check.audit().lines())));
            sentences(check.problems(), check.audit(), messages).forEach(session.out()::println);
        }
        return check.isWhole() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    /**
     * Writes into the audit what was found, for whoever watches. Where there is no database, as before something is
     * restored, none is made for that; and one that cannot be written keeps nobody from looking.
     */
    private static BackupCheck written(
            String repository, Supplier<BackupCheck> look, Configuration configuration, Session session) {
        if (!isThere(configuration)) {
            return look.get();
        }
        OpenAct act = session.act(Act.VERIFY_BACKUP, configuration).about(repository);
        BackupCheck check;
        try {
            check = look.get();
        } catch (UnusableBackup e) {
            act.with("code", e.code()).endAnyway(Outcome.REFUSED);
            throw e;
        }
        act.with("backup", check.backup());
        if (!check.isWhole()) {
            act.with("code", "backup_differs");
        }
        act.endAnyway(check.isWhole() ? Outcome.DONE : Outcome.FAILED);
        return check;
    }

    private static boolean isThere(Configuration configuration) {
        try {
            return Database.isThere(configuration.state());
        } catch (UnusableState e) {
            return false;
        }
    }

    private static Map<String, Object> json(BackupCheck check, Messages messages) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("backup", check.backup());
        json.put("taken_at", check.at().toString());
        json.put("whole", check.isWhole());
        json.put("runs", check.runs());
        json.put("audit_lines", check.audit().lines());
        json.put("findings", findings(check.problems(), check.audit(), messages));
        return json;
    }

    /** Returns what is not as it was, for people. */
    static List<String> sentences(List<Problem> problems, AuditCheck audit, Messages messages) {
        return Stream.concat(
                        problems.stream().map(problem -> sentence(problem, messages)),
                        audit.findings().stream().map(finding -> AuditVerification.sentence(finding, messages)))
                .toList();
    }

    /** Returns what is not as it was, for programs. */
    static List<Map<String, Object>> findings(List<Problem> problems, AuditCheck audit, Messages messages) {
        List<Map<String, Object>> findings = new ArrayList<>();
        problems.forEach(problem ->
                findings.add(VerifyCommand.finding(problem.code(), problem.params(), sentence(problem, messages))));
        audit.findings()
                .forEach(finding -> findings.add(VerifyCommand.finding(
                        finding.code(), finding.params(), AuditVerification.sentence(finding, messages))));
        return findings;
    }

    private static String sentence(Problem problem, Messages messages) {
        return messages.text("refusal." + problem.code(), problem.params());
    }
}
