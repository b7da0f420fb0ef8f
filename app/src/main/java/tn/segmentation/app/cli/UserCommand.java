package tn.segmentation.app.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.app.security.Account;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.Users;
import tn.segmentation.store.run.RunJson;

/** {@code user}: who may sign in, and as what. Passwords are chosen by whom they belong to, never typed here. */
final class UserCommand implements Command {

    private static final Logger LOG = LoggerFactory.getLogger(UserCommand.class);

    @Override
    public CommandSpec spec(Texts texts) {
        CommandSpec user = texts.command("user");
        CommandSpec add = texts.subcommand(user, "add");
        add.addPositional(texts.argument(add, "name", String.class));
        add.addOption(texts.option(add, "role", "role")
                .type(Role.class)
                .required(true)
                .build());
        CommandSpec list = texts.subcommand(user, "list");
        list.addOption(texts.flag(list, "json"));
        change(user, "disable", texts);
        change(user, "enable", texts);
        CommandSpec role = change(user, "role", texts);
        role.addPositional(texts.argument(role, 1, "role", Role.class));
        change(user, "password", texts);
        return user;
    }

    private static CommandSpec change(CommandSpec user, String name, Texts texts) {
        CommandSpec change = texts.subcommand(user, name);
        change.addPositional(texts.argument(change, "name", String.class));
        return change;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) {
        Configuration configuration = session.configuration(Logging.Role.COMMAND);
        Users users = Users.open(configuration);
        Instant now = session.clock().instant();
        String asked = parsed.commandSpec().name();
        if (asked.equals("list")) {
            list(users.list(), parsed.hasMatchedOption("--json"), session);
            return ExitCode.DONE;
        }
        String name = parsed.matchedPositionalValue(0, "");
        String sentence = switch (asked) {
            case "add" ->
                Links.invitation(
                        users.add(name, parsed.matchedOptionValue("--role", Role.VIEWER), now),
                        Links.address(configuration),
                        "user.added",
                        session.messages());
            case "password" ->
                Links.invitation(
                        users.invite(name, now), Links.address(configuration), "user.invited", session.messages());
            case "disable" -> changed(users.disable(name, now), "user.disabled", session.messages());
            case "enable" -> changed(users.enable(name), "user.enabled", session.messages());
            default ->
                changed(
                        users.setRole(name, parsed.matchedPositionalValue(1, Role.VIEWER)),
                        "user.role",
                        session.messages());
        };
        LOG.info("user {} {}", asked, name);
        session.out().println(sentence);
        return ExitCode.DONE;
    }

    private static String changed(Account account, String key, Messages messages) {
        return messages.text(key, Map.of("name", account.name(), "role", role(account, messages)));
    }

    private static String role(Account account, Messages messages) {
        return messages.text(account.role().key());
    }

    private static void list(List<Account> accounts, boolean json, Session session) {
        Messages messages = session.messages();
        if (json) {
            session.out()
                    .print(RunJson.text(Map.of(
                            "users", accounts.stream().map(UserCommand::json).toList())));
            return;
        }
        if (accounts.isEmpty()) {
            session.out().println(messages.text("user.none"));
            return;
        }
        List<String> head = new ArrayList<>();
        List.of("name", "role", "state").forEach(column -> head.add(messages.text("user.column." + column)));
        TextTable table = new TextTable(head, Set.of());
        accounts.forEach(account -> table.add(
                List.of(account.name(), role(account, messages), messages.text("user.state." + state(account)))));
        table.lines().forEach(session.out()::println);
    }

    private static String state(Account account) {
        return account.isDisabled() ? "disabled" : account.hasPassword() ? "enabled" : "invited";
    }

    private static Map<String, Object> json(Account account) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", account.name());
        json.put("role", account.role().word());
        json.put("state", state(account));
        json.put("created_at", account.createdAt().toString());
        if (account.disabledAt() != null) {
            json.put("disabled_at", account.disabledAt().toString());
        }
        return json;
    }
}
