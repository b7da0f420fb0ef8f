package tn.segmentation.app.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.app.security.Account;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.Users;
import tn.segmentation.app.security.Users.Invitation;
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
        if (parsed.commandSpec().name().equals("list")) {
            list(users.list(), parsed.hasMatchedOption("--json"), session);
        } else {
            session.out().println(change(parsed, users, configuration, session));
        }
        return ExitCode.DONE;
    }

    private static String change(ParseResult parsed, Users users, Configuration configuration, Session session) {
        String asked = parsed.commandSpec().name();
        String name = parsed.matchedPositionalValue(0, "");
        Instant now = session.clock().instant();
        Function<Act, OpenAct> acts = act -> session.act(act, configuration).about(name.toLowerCase(Locale.ROOT));
        Messages messages = session.messages();
        String sentence = switch (asked) {
            case "add" -> {
                Role role = parsed.matchedOptionValue("--role", Role.VIEWER);
                Invitation made =
                        acts.apply(Act.ADD_USER).with("role", role.word()).during(() -> users.add(name, role, now));
                yield Links.invitation(made, Links.address(configuration), "user.added", messages);
            }
            case "password" -> {
                Invitation made = acts.apply(Act.INVITE_USER).during(() -> users.invite(name, now));
                yield Links.invitation(made, Links.address(configuration), "user.invited", messages);
            }
            case "disable" -> {
                Account account = acts.apply(Act.DISABLE_USER).during(() -> users.disable(name, now));
                yield changed(account, "user.disabled", messages);
            }
            case "enable" -> {
                Account account = acts.apply(Act.ENABLE_USER).during(() -> users.enable(name));
                yield changed(account, "user.enabled", messages);
            }
            default -> {
                Role role = parsed.matchedPositionalValue(1, Role.VIEWER);
                Account account =
                        acts.apply(Act.CHANGE_ROLE).with("role", role.word()).during(() -> users.setRole(name, role));
                yield changed(account, "user.role", messages);
            }
        };
        LOG.info("user {} {}", asked, name);
        return sentence;
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
        List.of("name", "role", "state", "origin").forEach(column -> head.add(messages.text("user.column." + column)));
        TextTable table = new TextTable(head, Set.of());
        accounts.forEach(account -> table.add(List.of(
                account.name(),
                role(account, messages),
                messages.text(account.state().key()),
                messages.text(account.origin().key()))));
        table.lines().forEach(session.out()::println);
    }

    private static Map<String, Object> json(Account account) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", account.name());
        json.put("role", account.role().word());
        json.put("state", account.state().word());
        json.put("origin", account.origin().word());
        if (account.issuer() != null) {
            json.put("issuer", account.issuer());
        }
        json.put("created_at", account.createdAt().toString());
        if (account.disabledAt() != null) {
            json.put("disabled_at", account.disabledAt().toString());
        }
        return json;
    }
}
