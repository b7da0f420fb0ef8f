package tn.segmentation.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.backup.Backup;
import tn.segmentation.app.backup.BackupHistory;
import tn.segmentation.app.backup.Backups;
import tn.segmentation.app.backup.Backups.Taken;
import tn.segmentation.app.cli.Session.Output;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.store.run.RunJson;

/**
 * {@code backup}: takes one, with {@code --init} the first of a repository; with {@code --list} says which there are.
 */
final class BackupCommand implements Command {

    private static final double MEGABYTE = 1e6;

    @Override
    public CommandSpec spec(Texts texts) {
        CommandSpec spec = texts.command("backup");
        spec.addOption(texts.flag(spec, "init"));
        spec.addOption(texts.flag(spec, "list"));
        spec.addOption(texts.flag(spec, "json"));
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) {
        if (parsed.hasMatchedOption("--init") && parsed.hasMatchedOption("--list")) {
            throw new WrongUsage("not_together", Map.of("first", "--init", "second", "--list"));
        }
        Output output = parsed.hasMatchedOption("--json") ? Output.JSON : Output.PEOPLE;
        Configuration configuration = session.configuration(Logging.Role.COMMAND);
        try (CommandProgress progress = session.progress(output)) {
            Backups backups = Backups.of(configuration, session.clock(), progress);
            if (parsed.hasMatchedOption("--list")) {
                show(backups.list(), session, output);
                return ExitCode.DONE;
            }
            if (parsed.hasMatchedOption("--init")) {
                backups.initialize();
            }
            OpenAct act = session.act(Act.BACK_UP, configuration).about(backups.repository());
            show(act.during(() -> BackupHistory.told(act, backups.take())), session, output);
            return ExitCode.DONE;
        }
    }

    private static void show(Backup backup, Session session, Output output) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("backup", backup.id());
        json.put("taken_at", backup.at().toString());
        json.put("files", backup.files());
        json.put("bytes", backup.bytes());
        json.put("added_bytes", backup.added());
        if (output == Output.JSON) {
            session.out().print(RunJson.text(json));
            return;
        }
        Messages messages = session.messages();
        session.out()
                .println(messages.text(
                        "backup.done",
                        Map.of(
                                "backup",
                                backup.id(),
                                "files",
                                backup.files(),
                                "size",
                                megabytes(backup.bytes(), messages),
                                "added",
                                megabytes(backup.added(), messages))));
    }

    private static String megabytes(long bytes, Messages messages) {
        return messages.formats().decimal(bytes / MEGABYTE, 1);
    }

    private static void show(List<Taken> all, Session session, Output output) {
        if (output == Output.JSON) {
            List<Map<String, Object>> backups = new ArrayList<>();
            for (Taken one : all) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("backup", one.id());
                json.put("taken_at", one.at().toString());
                backups.add(json);
            }
            session.out().print(RunJson.text(Map.of("backups", backups)));
            return;
        }
        Messages messages = session.messages();
        if (all.isEmpty()) {
            session.out().println(messages.text("backup.none"));
            return;
        }
        TextTable table =
                new TextTable(List.of(messages.text("backup.column.id"), messages.text("backup.column.at")), Set.of());
        all.forEach(one -> table.add(List.of(
                one.id(), messages.formats().dateTime(one.at(), session.clock().getZone()))));
        table.lines().forEach(session.out()::println);
    }
}
