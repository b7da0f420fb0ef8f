package tn.segmentation.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.cli.Session.Output;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.app.rotation.KeyRotation;
import tn.segmentation.app.rotation.Rotation;
import tn.segmentation.app.rotation.TokenKey;
import tn.segmentation.store.run.RunJson;

/** {@code key}: the keys that tokens of customers are made with. */
final class KeyCommand implements Command {

    @Override
    public CommandSpec spec(Texts texts) {
        CommandSpec key = texts.command("key");
        CommandSpec list = texts.subcommand(key, "list");
        list.addOption(texts.flag(list, "json"));
        CommandSpec rotate = texts.subcommand(key, "rotate");
        rotate.addOption(texts.option(rotate, "reason", "reason")
                .type(String.class)
                .required(true)
                .build());
        rotate.addOption(texts.flag(rotate, "json"));
        CommandSpec resume = texts.subcommand(key, "resume");
        resume.addOption(texts.flag(resume, "json"));
        return key;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) {
        Output output = parsed.hasMatchedOption("--json") ? Output.JSON : Output.PEOPLE;
        Configuration configuration = session.configuration(Logging.Role.COMMAND);
        KeyRotation rotation = new KeyRotation(configuration);
        return switch (parsed.commandSpec().name()) {
            case "rotate" -> {
                OpenAct act = session.act(Act.ROTATE_KEY, configuration).because(WrongUsage.said("--reason", parsed));
                yield shown(during(act, rotation::rotate, session, output), session, output);
            }
            case "resume" ->
                shown(
                        during(session.act(Act.ROTATE_KEY, configuration), rotation::resume, session, output),
                        session,
                        output);
            default -> list(rotation.keys(), session, output);
        };
    }

    /** What brings everything to the newest key. */
    private interface Bringing {
        Rotation by(Consumer<String> begun, CommandProgress progress);
    }

    private static Rotation during(OpenAct act, Bringing bringing, Session session, Output output) {
        return act.during(() -> {
            try (CommandProgress progress = session.progress(output)) {
                Rotation rotation = bringing.by(act::about, progress);
                act.with("runs", rotation.runs().size())
                        .with("unreadable", rotation.unreadable().size());
                return rotation;
            }
        });
    }

    private static ExitCode shown(Rotation rotation, Session session, Output output) {
        Messages messages = session.messages();
        if (output == Output.JSON) {
            session.out().print(RunJson.text(rotation));
        } else {
            session.out()
                    .println(messages.text(
                            "key.rotated",
                            Map.of(
                                    "key",
                                    rotation.key(),
                                    "runs",
                                    rotation.runs().size(),
                                    "erasures",
                                    rotation.erasures())));
            if (!rotation.unreadable().isEmpty()) {
                session.out()
                        .println(messages.text(
                                "key.unreadable", Map.of("ids", String.join(", ", rotation.unreadable()))));
            }
        }
        return rotation.unreadable().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static ExitCode list(List<TokenKey> keys, Session session, Output output) {
        Messages messages = session.messages();
        if (output == Output.JSON) {
            session.out()
                    .print(RunJson.text(
                            Map.of("keys", keys.stream().map(KeyCommand::json).toList())));
            return ExitCode.DONE;
        }
        if (keys.isEmpty()) {
            session.out().println(messages.text("key.none"));
            return ExitCode.DONE;
        }
        TextTable table = new TextTable(
                List.of("id", "state", "runs").stream()
                        .map(column -> messages.text("key.column." + column))
                        .toList(),
                Set.of(2));
        keys.forEach(key -> table.add(List.of(
                key.id(),
                messages.text("key.state." + key.state().word()),
                messages.formats().integer(key.runs()))));
        table.lines().forEach(session.out()::println);
        return ExitCode.DONE;
    }

    private static Map<String, Object> json(TokenKey key) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", key.id());
        json.put("state", key.state().word());
        json.put("runs", key.runs());
        return json;
    }
}
