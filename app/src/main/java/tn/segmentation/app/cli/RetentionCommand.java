package tn.segmentation.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.cli.Session.Output;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.app.retention.Expiries;
import tn.segmentation.app.retention.Expiry;
import tn.segmentation.store.run.RunJson;

/** {@code retention}: removes what was kept for as long as it may be, or says what that would be. */
final class RetentionCommand implements Command {

    @Override
    public CommandSpec spec(Texts texts) {
        CommandSpec spec = texts.command("retention");
        spec.addOption(texts.flag(spec, "dry-run"));
        spec.addOption(texts.flag(spec, "json"));
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) {
        Configuration configuration = session.configuration(Logging.Role.COMMAND);
        boolean isDry = parsed.hasMatchedOption("--dry-run");
        Expiries expiries = new Expiries(configuration, session.clock());
        List<Expiry> gone;
        Output output = parsed.hasMatchedOption("--json") ? Output.JSON : Output.PEOPLE;
        try (CommandProgress progress = session.progress(output)) {
            gone = isDry ? expiries.due() : expiries.remove(session.actor(), progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (output == Output.JSON) {
            session.out().print(RunJson.text(json(gone, isDry)));
            return ExitCode.DONE;
        }
        Messages messages = session.messages();
        String terms = messages.text(
                "retention.terms",
                Map.of(
                        "raw",
                        term(configuration.retention().rawDataDays(), messages),
                        "runs",
                        term(configuration.retention().runDays(), messages)));
        session.out().println(terms);
        gone.forEach(expiry -> session.out()
                .println(messages.text(
                        (isDry ? "retention.due." : "retention.removed.")
                                + expiry.kind().word(),
                        Map.of("id", expiry.id()))));
        if (gone.isEmpty()) {
            session.out().println(messages.text("retention.nothing"));
        }
        return ExitCode.DONE;
    }

    private static String term(int days, Messages messages) {
        return days == 0 ? messages.text("retention.for_good") : messages.text("retention.days", Map.of("days", days));
    }

    private static Map<String, Object> json(List<Expiry> gone, boolean isDry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                isDry ? "due" : "removed",
                gone.stream()
                        .map(expiry -> Map.of("kind", expiry.kind().word(), "id", expiry.id()))
                        .toList());
        return json;
    }
}
