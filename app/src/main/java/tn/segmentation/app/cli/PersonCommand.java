package tn.segmentation.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.cli.Session.Output;
import tn.segmentation.app.keys.CustomerTokens;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.app.person.Erasure;
import tn.segmentation.app.person.ErasureRegister;
import tn.segmentation.app.person.Erasures;
import tn.segmentation.app.person.Person;
import tn.segmentation.app.person.PersonSearch;
import tn.segmentation.app.person.PersonalData;
import tn.segmentation.store.run.RunJson;

/**
 * {@code person}: everything that is kept of one person, put together or destroyed. The id may come on stdin, so that
 * it stands in no history of commands and no list of processes.
 */
final class PersonCommand implements Command {

    private static final String FROM_STDIN = "-";

    @Override
    public CommandSpec spec(Texts texts) {
        CommandSpec person = texts.command("person");
        CommandSpec copy = texts.subcommand(person, "copy");
        copy.addPositional(texts.argument(copy, "id", String.class));
        copy.addOption(texts.flag(copy, "json"));
        CommandSpec erase = texts.subcommand(person, "erase");
        erase.addPositional(texts.argument(erase, "id", String.class));
        erase.addOption(texts.option(erase, "reason", "reason")
                .type(String.class)
                .required(true)
                .build());
        erase.addOption(texts.flag(erase, "json"));
        CommandSpec again = texts.subcommand(person, "erase-again");
        again.addOption(texts.flag(again, "json"));
        CommandSpec erasures = texts.subcommand(person, "erasures");
        erasures.addOption(texts.flag(erasures, "json"));
        return person;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) {
        Output output = parsed.hasMatchedOption("--json") ? Output.JSON : Output.PEOPLE;
        Configuration configuration = session.configuration(Logging.Role.COMMAND);
        return switch (parsed.commandSpec().name()) {
            case "copy" -> copy(parsed, configuration, session, output);
            case "erase" -> erase(parsed, configuration, session, output);
            case "erase-again" -> eraseAgain(configuration, session, output);
            default -> list(configuration, session, output);
        };
    }

    private static Person person(ParseResult parsed, Configuration configuration) {
        String text = parsed.matchedPositionalValue(0, "");
        return Person.of(text.equals(FROM_STDIN) ? line() : text, new CustomerTokens(configuration.customerKey()));
    }

    private static String line() {
        try {
            return Objects.requireNonNullElse(
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExitCode copy(ParseResult parsed, Configuration configuration, Session session, Output output) {
        Person person = person(parsed, configuration);
        OpenAct act = session.act(Act.COPY_PERSON, configuration).about(person.token());
        PersonalData data = act.during(() -> {
            try (CommandProgress progress = session.progress(output)) {
                return new PersonSearch(configuration, session.clock(), session.language()).find(person, progress);
            }
        });
        if (output == Output.JSON) {
            session.out().print(RunJson.textWithHidden(data));
        } else {
            new PersonText(session.messages(), session.clock().getZone())
                    .of(data)
                    .forEach(session.out()::println);
        }
        return data.unreadable().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static ExitCode erase(ParseResult parsed, Configuration configuration, Session session, Output output) {
        Person person = person(parsed, configuration);
        String reason = WrongUsage.said("--reason", parsed);
        Instant now = session.clock().instant();
        Erasure order = Erasures.order(person, Actor.atTheCommandLine().name(), reason, now);
        return shown(List.of(carryOut(order, configuration, session, output)), session, output);
    }

    private static ExitCode eraseAgain(Configuration configuration, Session session, Output output) {
        List<Erasure> carriedOut = new ArrayList<>();
        for (Erasure order : ErasureRegister.open(configuration).unfinished()) {
            carriedOut.add(carryOut(order, configuration, session, output));
        }
        return shown(carriedOut, session, output);
    }

    /** Carries out an order, and writes it into audit and register before. */
    static Erasure carryOut(Erasure order, Configuration configuration, Session session, Output output) {
        OpenAct act =
                session.act(Act.ERASE_PERSON, configuration).about(order.id()).because(order.reason());
        return act.during(() -> {
            ErasureRegister.open(configuration).add(order);
            try (CommandProgress progress = session.progress(output)) {
                Erasure carriedOut =
                        new Erasures(configuration, session.clock(), session.language()).carryOut(order, progress);
                act.with("runs", carriedOut.destroyed().runs().size())
                        .with("files", carriedOut.destroyed().files().size())
                        .with("unreadable", carriedOut.destroyed().unreadable().size());
                return carriedOut;
            }
        });
    }

    private static ExitCode list(Configuration configuration, Session session, Output output) {
        List<Erasure> all = ErasureRegister.open(configuration).list();
        Messages messages = session.messages();
        if (output == Output.JSON) {
            session.out().print(RunJson.text(Map.of("erasures", all)));
        } else if (all.isEmpty()) {
            session.out().println(messages.text("person.none"));
        } else {
            TextTable table = new TextTable(
                    List.of("id", "asked", "by", "state", "reason").stream()
                            .map(column -> messages.text("person.column." + column))
                            .toList(),
                    Set.of());
            all.forEach(erasure -> table.add(List.of(
                    erasure.id(),
                    messages.formats()
                            .dateTime(
                                    Instant.parse(erasure.askedAt()),
                                    session.clock().getZone()),
                    erasure.askedBy(),
                    messages.text("person.state." + erasure.state()),
                    erasure.reason())));
            table.lines().forEach(session.out()::println);
        }
        return ExitCode.DONE;
    }

    private static ExitCode shown(List<Erasure> carriedOut, Session session, Output output) {
        if (output == Output.JSON) {
            session.out().print(RunJson.text(Map.of("erasures", carriedOut)));
        } else {
            show(carriedOut, session);
            if (carriedOut.isEmpty()) {
                session.out().println(session.messages().text("person.nothing_open"));
            }
        }
        return carriedOut.stream().allMatch(Erasure::isDone) ? ExitCode.DONE : ExitCode.REFUSED;
    }

    /** Shows the record of each destruction. */
    static void show(List<Erasure> carriedOut, Session session) {
        PersonText text = new PersonText(session.messages(), session.clock().getZone());
        carriedOut.forEach(erasure -> text.of(erasure).forEach(session.out()::println));
    }
}
