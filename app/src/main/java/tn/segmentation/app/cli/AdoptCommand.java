package tn.segmentation.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.app.run.Registration;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.run.RunJson;

/** {@code adopt RUN}: registers a complete run that the database does not know. */
final class AdoptCommand implements Command {

    @Override
    public CommandSpec spec(Texts texts) {
        CommandSpec spec = texts.command("adopt");
        spec.addPositional(texts.argument(spec, "run", Path.class));
        spec.addOption(texts.flag(spec, "json"));
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) {
        Configuration configuration = session.configuration(Logging.Role.COMMAND);
        Path named = parsed.matchedPositionalValue(0, Path.of(""));
        Path folder = session.resolve(named);
        RunFolder run = RunFolder.open(
                Files.exists(folder) ? folder : configuration.processedData().resolve(named));
        boolean isNew = Registration.adopt(run, configuration, session.clock());
        if (parsed.hasMatchedOption("--json")) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("run", run.id());
            json.put("adopted", isNew);
            session.out().print(RunJson.text(json));
        } else {
            session.out()
                    .println(session.messages().text(isNew ? "adopt.done" : "adopt.known", Map.of("run", run.id())));
        }
        return ExitCode.DONE;
    }
}
