package tn.segmentation.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.backup.BackupStatus;
import tn.segmentation.app.backup.BackupsCheck;
import tn.segmentation.app.dataset.RawFilesCheck;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.offers.OffersCheck;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Doctor;
import tn.segmentation.app.operations.Doctor.Diagnosis;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.operations.Sourced;
import tn.segmentation.app.operations.Sourced.Origin;
import tn.segmentation.app.rotation.KeysCheck;
import tn.segmentation.app.run.RunsCheck;
import tn.segmentation.app.security.ProductionCheck;
import tn.segmentation.app.security.ProviderCheck;
import tn.segmentation.app.state.StatePlace;
import tn.segmentation.store.run.RunJson;

/** {@code doctor}: what is in force, from where, and what is wrong with it. */
final class DoctorCommand implements Command {

    /** A longer value, such as the offers, would tear the table apart; {@code --json} has all of it. */
    private static final int LONGEST = 60;

    @Override
    public CommandSpec spec(Texts texts) {
        CommandSpec spec = texts.command("doctor");
        spec.addOption(texts.flag(spec, "json"));
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) {
        BackupsCheck backups = new BackupsCheck(session.clock());
        Diagnosis diagnosis = new Doctor(
                        session.environment(),
                        List.of(
                                new RunsCheck(),
                                new RawFilesCheck(),
                                new KeysCheck(),
                                new OffersCheck(),
                                new ProviderCheck(),
                                new ProductionCheck(),
                                backups))
                .examine();
        Configuration configuration = diagnosis.configuration();
        BackupStatus backup = configuration == null ? null : backups.status(configuration);
        if (parsed.hasMatchedOption("--json")) {
            session.out().print(RunJson.text(json(diagnosis, backup, session)));
        } else {
            text(diagnosis, backup, session).forEach(session.out()::println);
        }
        return diagnosis.hasErrors() ? ExitCode.REFUSED : ExitCode.DONE;
    }

    private static List<String> text(Diagnosis diagnosis, @Nullable BackupStatus backup, Session session) {
        Messages messages = session.messages();
        List<String> lines = new ArrayList<>();
        addSettings(diagnosis, messages, lines);
        Configuration configuration = diagnosis.configuration();
        if (configuration != null) {
            StatePlace state = configuration.state();
            lines.add(messages.text("doctor.database", Map.of("kind", state.kind(), "name", state.name())));
        }
        if (backup != null && backup.last() != null) {
            Instant now = session.clock().instant();
            lines.add(messages.text(
                    "doctor.backup",
                    Map.of(
                            "at",
                            messages.formats()
                                    .dateTime(
                                            backup.last().at(), session.clock().getZone()),
                            "hours",
                            Duration.between(backup.last().at(), now).toHours())));
        }
        lines.add(
                messages.text("doctor.java", Map.of("version", Runtime.version().toString())));
        lines.add("");
        for (Problem problem : diagnosis.problems()) {
            String severity = problem.severity().name().toLowerCase(Locale.ROOT);
            lines.add(messages.text("doctor." + severity, Map.of("text", sentence(problem, messages))));
        }
        if (diagnosis.problems().isEmpty()) {
            lines.add(messages.text("doctor.well"));
        }
        return lines;
    }

    private static void addSettings(Diagnosis diagnosis, Messages messages, List<String> lines) {
        if (diagnosis.settings().isEmpty()) {
            return;
        }
        TextTable table = new TextTable(
                List.of(
                        messages.text("doctor.column.setting"),
                        messages.text("doctor.column.value"),
                        messages.text("doctor.column.origin")),
                Set.of());
        diagnosis
                .settings()
                .forEach((setting, sourced) ->
                        table.add(List.of(setting.name(), shortened(sourced.text()), origin(sourced, messages))));
        lines.addAll(table.lines());
        lines.add("");
    }

    private static Map<String, Object> json(Diagnosis diagnosis, @Nullable BackupStatus backup, Session session) {
        Messages messages = session.messages();
        List<Map<String, Object>> problems = new ArrayList<>();
        for (Problem problem : diagnosis.problems()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
            one.put("code", problem.code());
            one.put("params", problem.params());
            one.put("text", sentence(problem, messages));
            problems.add(one);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("settings", settings(diagnosis));
        Configuration configuration = diagnosis.configuration();
        if (configuration != null) {
            StatePlace state = configuration.state();
            json.put("database", Map.of("kind", state.kind(), "name", state.name()));
        }
        if (backup != null && backup.last() != null) {
            Instant now = session.clock().instant();
            Map<String, Object> last = new LinkedHashMap<>();
            last.put("taken_at", backup.last().at().toString());
            last.put("age_hours", Duration.between(backup.last().at(), now).toHours());
            last.put("late", backup.isLate(now));
            json.put("backup", last);
        }
        json.put("java", Runtime.version().toString());
        json.put("problems", problems);
        return json;
    }

    private static List<Map<String, Object>> settings(Diagnosis diagnosis) {
        List<Map<String, Object>> settings = new ArrayList<>();
        diagnosis.settings().forEach((setting, sourced) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", setting.name());
            one.put("value", sourced.text());
            one.put("origin", sourced.origin().name().toLowerCase(Locale.ROOT));
            if (sourced.origin() != Origin.DEFAULT) {
                one.put("place", sourced.place());
            }
            settings.add(one);
        });
        return settings;
    }

    private static String sentence(Problem problem, Messages messages) {
        String key = "problem." + problem.code();
        return messages.text(messages.has(key) ? key : "refusal." + problem.code(), problem.params());
    }

    private static String origin(Sourced sourced, Messages messages) {
        String key = "doctor.origin." + sourced.origin().name().toLowerCase(Locale.ROOT);
        return messages.text(key, Map.of("place", sourced.place()));
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
