package tn.segmentation.app.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditEntry;
import tn.segmentation.app.audit.Outcome;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.app.state.StateMove;
import tn.segmentation.app.state.TableSum;
import tn.segmentation.store.run.RunJson;

/** {@code migrate-state}: moves what the embedded database holds into the PostgreSQL of the settings. */
final class MigrateStateCommand implements Command {

    @Override
    public CommandSpec spec(Texts texts) {
        CommandSpec spec = texts.command("migrate-state");
        spec.addOption(texts.flag(spec, "json"));
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) {
        Configuration configuration = session.configuration(Logging.Role.COMMAND);
        AuditEntry entry = new AuditEntry(
                Act.MOVE_STATE,
                Actor.atTheCommandLine(),
                configuration.state().name(),
                "",
                Outcome.DONE,
                Collections.emptySortedMap());
        List<TableSum> tables = StateMove.run(
                configuration.state(),
                target -> Audit.record(target, entry, session.clock().instant()));
        if (parsed.hasMatchedOption("--json")) {
            session.out().print(RunJson.text(Map.of("tables", tables)));
            return ExitCode.DONE;
        }
        Messages messages = session.messages();
        List<String> head = new ArrayList<>();
        List.of("table", "rows", "sum").forEach(column -> head.add(messages.text("move.column." + column)));
        TextTable table = new TextTable(head, Set.of(1));
        tables.forEach(
                moved -> table.add(List.of(moved.name(), messages.formats().integer(moved.rows()), moved.sha256())));
        table.lines().forEach(session.out()::println);
        session.err()
                .println(messages.text(
                        "move.done",
                        Map.of(
                                "database",
                                configuration.state().name(),
                                "folder",
                                configuration.state().folder().toString())));
        return ExitCode.DONE;
    }
}
