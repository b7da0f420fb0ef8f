package tn.segmentation.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Outcome;
import tn.segmentation.app.backup.Backups;
import tn.segmentation.app.backup.Restored;
import tn.segmentation.app.cli.Session.Output;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.app.person.Erasure;
import tn.segmentation.store.run.RunJson;

/** {@code restore}: puts a backup where there is nothing yet, and says whether all of it is as it was. */
final class RestoreCommand implements Command {

    @Override
    public CommandSpec spec(Texts texts) {
        CommandSpec spec = texts.command("restore");
        spec.addOption(texts.option(spec, "backup", "backup").type(String.class).build());
        spec.addOption(texts.flag(spec, "json"));
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) {
        Output output = parsed.hasMatchedOption("--json") ? Output.JSON : Output.PEOPLE;
        Configuration configuration = session.configuration(Logging.Role.COMMAND);
        @Nullable String id = parsed.matchedOptionValue("--backup", null);
        Restored restored;
        try (CommandProgress progress = session.progress(output)) {
            restored = Backups.of(configuration, session.clock(), progress).restore(id);
        }
        // Its first line after the ones that it had: there was nothing to write it to before.
        session.act(Act.RESTORE_BACKUP, configuration)
                .about(restored.backup())
                .with("taken_at", restored.at())
                .end(Outcome.DONE);
        List<Erasure> erased = new ArrayList<>();
        for (Erasure erasure : restored.erasures()) {
            erased.add(PersonCommand.carryOut(erasure, configuration, session, output));
        }
        if (output == Output.JSON) {
            session.out().print(RunJson.text(json(restored, erased, session.messages())));
        } else {
            show(restored, session);
            PersonCommand.show(erased, session);
        }
        return restored.isWhole() && erased.stream().allMatch(Erasure::isDone) ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static void show(Restored restored, Session session) {
        Messages messages = session.messages();
        session.out()
                .println(messages.text(
                        "restore.done",
                        Map.of(
                                "backup",
                                restored.backup(),
                                "at",
                                messages.formats()
                                        .dateTime(restored.at(), session.clock().getZone()),
                                "runs",
                                restored.runs(),
                                "lines",
                                restored.audit().lines())));
        session.out().println(messages.text(restored.isWhole() ? "restore.whole" : "restore.differs"));
        BackupVerification.sentences(restored.problems(), restored.audit(), messages)
                .forEach(session.out()::println);
        if (restored.settings() != null) {
            session.out().println(messages.text("restore.settings", Map.of("file", restored.settings())));
        }
    }

    private static Map<String, Object> json(Restored restored, List<Erasure> erased, Messages messages) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("backup", restored.backup());
        json.put("taken_at", restored.at().toString());
        json.put("whole", restored.isWhole());
        json.put("runs", restored.runs());
        json.put("audit_lines", restored.audit().lines());
        json.put("tables", List.copyOf(restored.tables()));
        json.put("findings", BackupVerification.findings(restored.problems(), restored.audit(), messages));
        json.put("erasures", erased);
        return json;
    }
}
