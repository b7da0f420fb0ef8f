package tn.segmentation.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.Token;
import tn.segmentation.app.security.Tokens;
import tn.segmentation.store.run.RunJson;

/** {@code token}: what programs sign in with. */
final class TokenCommand implements Command {

    private static final Logger LOG = LoggerFactory.getLogger(TokenCommand.class);

    @Override
    public CommandSpec spec(Texts texts) {
        CommandSpec token = texts.command("token");
        CommandSpec add = texts.subcommand(token, "add");
        add.addPositional(texts.argument(add, "name", String.class));
        add.addOption(texts.option(add, "role", "program_role")
                .type(Role.class)
                .required(true)
                .build());
        add.addOption(texts.option(add, "days", "number").type(Integer.class).build());
        CommandSpec list = texts.subcommand(token, "list");
        list.addOption(texts.flag(list, "json"));
        CommandSpec revoke = texts.subcommand(token, "revoke");
        revoke.addPositional(texts.argument(revoke, "name", String.class));
        return token;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) {
        Configuration configuration = session.configuration(Logging.Role.COMMAND);
        Tokens tokens = Tokens.open(configuration);
        Instant now = session.clock().instant();
        String name = parsed.matchedPositionalValue(0, "");
        String written = name.toLowerCase(Locale.ROOT);
        switch (parsed.commandSpec().name()) {
            case "add" -> {
                int days = WrongUsage.inRange(
                        "--days", parsed.matchedOptionValue("--days", Tokens.USUAL_DAYS), Tokens.MOST_DAYS);
                Role role = parsed.matchedOptionValue("--role", Role.VIEWER);
                Tokens.Issued issued = session.act(Act.ADD_TOKEN, configuration)
                        .about(written)
                        .with("role", role.word())
                        .with("days", days)
                        .during(() -> tokens.add(name, role, now, Duration.ofDays(days)));
                // The secret alone is data: a script may take it from stdout.
                session.err().println(sentence("token.added", issued.token(), session));
                session.out().println(issued.key());
                LOG.info("token {} added", issued.token().name());
            }
            case "revoke" -> {
                Token token = session.act(Act.REVOKE_TOKEN, configuration)
                        .about(written)
                        .during(() -> tokens.revoke(name, now));
                session.out().println(sentence("token.revoked", token, session));
                LOG.info("token {} revoked", token.name());
            }
            default -> list(tokens.list(), parsed.hasMatchedOption("--json"), now, session);
        }
        return ExitCode.DONE;
    }

    private static String sentence(String key, Token token, Session session) {
        Messages messages = session.messages();
        return messages.text(
                key,
                Map.of(
                        "name", token.name(),
                        "role", messages.text(token.role().key()),
                        "date",
                                messages.formats()
                                        .date(token.expiresAt(), session.clock().getZone())));
    }

    private static void list(List<Token> tokens, boolean json, Instant now, Session session) {
        Messages messages = session.messages();
        if (json) {
            session.out()
                    .print(RunJson.text(Map.of(
                            "tokens",
                            tokens.stream().map(token -> json(token, now)).toList())));
            return;
        }
        if (tokens.isEmpty()) {
            session.out().println(messages.text("token.none"));
            return;
        }
        List<String> head = new ArrayList<>();
        List.of("name", "role", "state").forEach(column -> head.add(messages.text("user.column." + column)));
        TextTable table = new TextTable(head, Set.of());
        tokens.forEach(token -> table.add(List.of(
                token.name(),
                messages.text(token.role().key()),
                sentence(token.state(now).key(), token, session))));
        table.lines().forEach(session.out()::println);
    }

    private static Map<String, Object> json(Token token, Instant now) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", token.name());
        json.put("role", token.role().word());
        json.put("state", token.state(now).word());
        json.put("created_at", token.createdAt().toString());
        json.put("expires_at", token.expiresAt().toString());
        if (token.revokedAt() != null) {
            json.put("revoked_at", token.revokedAt().toString());
        }
        return json;
    }
}
