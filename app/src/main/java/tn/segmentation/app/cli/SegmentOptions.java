package tn.segmentation.app.cli;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.run.SegmentRequest;
import tn.segmentation.app.run.SegmentRequest.Publishing;
import tn.segmentation.core.engine.Settings;
import tn.segmentation.core.prepare.Scaling;
import tn.segmentation.store.run.AssignmentFormat;

/** The options of {@code segment}, and the request that they make together. */
final class SegmentOptions {

    private static final Set<String> NAMES_A_FILE = Set.of("--out", "--annotated", "--initial-centers");

    private final ParseResult parsed;
    private final Session session;

    private SegmentOptions(ParseResult parsed, Session session) {
        this.parsed = parsed;
        this.session = session;
    }

    static void addTo(CommandSpec spec, Texts texts) {
        spec.addOption(texts.option(spec, "out", "folder").type(Path.class).build());
        spec.addOption(texts.option(spec, "annotated", "file").type(Path.class).build());
        spec.addOption(texts.flag(spec, "no-publish"));
        spec.addOption(
                texts.option(spec, "segments", "number").type(Integer.class).build());
        spec.addOption(texts.option(spec, "scaling", "scaling")
                .type(Scaling.class)
                .defaultValue("auto")
                .build());
        spec.addOption(
                texts.option(spec, "features", "columns").type(String.class).build());
        spec.addOption(
                texts.option(spec, "descriptive", "columns").type(String.class).build());
        spec.addOption(FileOptions.repeated(texts, spec, "weight", "feature_weight"));
        FileOptions.addTo(spec, texts);
        spec.addOption(texts.option(spec, "period", "month").type(String.class).build());
        spec.addOption(texts.option(spec, "scope", "text").type(String.class).build());
        spec.addOption(number(texts, spec, "seed", Long.class, "42"));
        spec.addOption(number(texts, spec, "restarts", Integer.class, "0"));
        spec.addOption(number(texts, spec, "max-iterations", Integer.class, "300"));
        spec.addOption(number(texts, spec, "tolerance", Double.class, "0"));
        spec.addOption(
                texts.option(spec, "initial-centers", "file").type(Path.class).build());
        spec.addOption(texts.option(spec, "format", "format")
                .type(AssignmentFormat.class)
                .defaultValue("parquet")
                .build());
        spec.addOption(texts.flag(spec, "dry-run"));
        spec.addOption(texts.flag(spec, "json"));
    }

    private static OptionSpec number(Texts texts, CommandSpec spec, String name, Class<?> type, String initial) {
        return texts.option(spec, name, "number")
                .type(type)
                .defaultValue(initial)
                .build();
    }

    /**
     * Returns what is asked for.
     *
     * @throws WrongUsage if a value is out of range
     */
    static SegmentRequest request(ParseResult parsed, Session session) {
        return new SegmentOptions(parsed, session).request();
    }

    private SegmentRequest request() {
        return new SegmentRequest(
                session.resolve(parsed.matchedPositionalValue(0, Path.of(""))),
                file("--out"),
                file("--annotated"),
                parsed.hasMatchedOption("--no-publish") ? Publishing.KEEP : Publishing.PUBLISH,
                FileOptions.said(parsed).withRoles(names("--features"), names("--descriptive")),
                segments(),
                value("--scaling", Scaling.class),
                weights(),
                file("--initial-centers"),
                value("--seed", Long.class),
                inRange("--restarts", 0, 100_000),
                inRange("--max-iterations", 1, 1_000_000),
                tolerance(),
                value("--format", AssignmentFormat.class),
                period(),
                parsed.matchedOptionValue("--scope", null),
                arguments());
    }

    private <T> T value(String option, Class<T> type) {
        return requireNonNull(type.cast(parsed.commandSpec().findOption(option).getValue()), option);
    }

    private @Nullable Path file(String option) {
        Path named = parsed.matchedOptionValue(option, null);
        return named == null ? null : session.resolve(named);
    }

    private int inRange(String option, int low, int high) {
        int value = value(option, Integer.class);
        if (value < low || value > high) {
            throw new WrongUsage("out_of_range", Map.of("option", option, "value", value, "low", low, "high", high));
        }
        return value;
    }

    private @Nullable Integer segments() {
        return parsed.hasMatchedOption("--segments") ? inRange("--segments", 1, Settings.MAX_SEGMENTS) : null;
    }

    private double tolerance() {
        double value = value("--tolerance", Double.class);
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new WrongUsage("negative", Map.of("option", "--tolerance", "value", Double.toString(value)));
        }
        return value;
    }

    private @Nullable String period() {
        String period = parsed.matchedOptionValue("--period", null);
        if (period != null && !period.matches("\\d{4}-(0[1-9]|1[0-2])")) {
            throw new WrongUsage("not_a_month", Map.of("option", "--period", "value", period));
        }
        return period;
    }

    private Map<String, Double> weights() {
        return FileOptions.pairs(parsed, "--weight", text -> {
            double weight = Double.parseDouble(text);
            if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(text);
            }
            return weight;
        });
    }

    private List<String> names(String option) {
        String given = parsed.matchedOptionValue(option, "");
        return Arrays.stream(given.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add(parsed.commandSpec().name());
        // An option that is given several times is matched several times, each time with all its values.
        for (OptionSpec option : new LinkedHashSet<>(parsed.matchedOptions())) {
            String name = option.longestName();
            if (NAMES_A_FILE.contains(name)) {
                continue;
            }
            if (option.arity().max() == 0) {
                arguments.add(name);
            } else {
                for (String value : option.originalStringValues()) {
                    arguments.add(name);
                    arguments.add(value);
                }
            }
        }
        return arguments;
    }
}
