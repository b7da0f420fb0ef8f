package tn.segmentation.app.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.job.Job;
import tn.segmentation.app.job.JobPriority;
import tn.segmentation.app.problem.RequestJson;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.run.SegmentRequest.Publishing;
import tn.segmentation.core.engine.Settings;
import tn.segmentation.core.prepare.Scaling;
import tools.jackson.databind.JsonNode;

/**
 * What somebody asks the web application to make a run of; each but the first and the priority is an option of the
 * command line of that name, which knows what happens without it.
 *
 * @param dataset the id of the file
 * @param segments how many
 * @param period the month
 * @param scope which lines the file is about
 * @param scaling how features are made comparable
 * @param features columns that segment, by name, header or {@code #2}; empty where nothing is said
 * @param descriptive columns that are only described, called likewise
 * @param weight factor per feature, above 0
 * @param seed of every choice made by chance
 * @param priority which run goes first; null where nothing is said
 * @param publishing what becomes of the run; {@code publish} of the request, {@code --no-publish} of the command line
 */
record RunOrder(
        String dataset,
        @Nullable Integer segments,
        @Nullable String period,
        @Nullable String scope,
        @Nullable String scaling,
        List<String> features,
        List<String> descriptive,
        Map<String, Double> weight,
        @Nullable Long seed,
        @Nullable JobPriority priority,
        Publishing publishing) {

    /** In bytes of JSON. Systems take no word of a command line that is longer than 128 KiB. */
    private static final int LONGEST = 100_000;

    private static final int LONGEST_SCOPE = 200;

    private static final Set<String> KEYS = Set.of(
            "dataset",
            "segments",
            "period",
            "scope",
            "scaling",
            "features",
            "descriptive",
            "weight",
            "seed",
            "priority",
            "publish");

    private static final String PRIORITIES =
            Arrays.stream(JobPriority.values()).map(JobPriority::word).collect(Collectors.joining("|"));

    private static final String SCALINGS =
            Arrays.stream(Scaling.values()).map(Scaling::word).collect(Collectors.joining("|"));

    /** Copies the collections; the order of weights is that of the options. */
    RunOrder {
        features = List.copyOf(features);
        descriptive = List.copyOf(descriptive);
        weight = Collections.unmodifiableMap(new LinkedHashMap<>(weight));
    }

    /**
     * Reads an order.
     *
     * @throws RequestRefusal {@code run_request_unknown} (place), if that is something else
     */
    static RunOrder read(InputStream json) throws IOException {
        JsonNode root = RequestJson.object(json, LONGEST, RunOrder::unknown);
        RequestJson.requireOnly(root, KEYS, RunOrder::unknown);
        String dataset = text(root, "dataset", ".+");
        if (dataset == null) {
            throw unknown("dataset");
        }
        RunOrder order = new RunOrder(
                dataset,
                segments(root),
                text(root, "period", "\\d{4}-(0[1-9]|1[0-2])"),
                text(root, "scope", "(?!-)[^\\p{Cc}]{1," + LONGEST_SCOPE + "}"),
                text(root, "scaling", SCALINGS),
                columns(root, "features"),
                columns(root, "descriptive"),
                weights(root),
                seed(root),
                priority(root),
                publishing(root));
        order.requireOneRoleEach();
        return order;
    }

    /** Returns the options that say the same. A value stands in one word with its option. */
    List<String> options() {
        List<String> options = new ArrayList<>();
        add("--segments=", segments, options);
        add("--period=", period, options);
        add("--scope=", scope, options);
        add("--scaling=", scaling, options);
        add("--features=", list(features), options);
        add("--descriptive=", list(descriptive), options);
        weight.forEach((feature, factor) -> add("--weight=", value(feature) + "=" + factor, options));
        add("--seed=", seed, options);
        if (publishing == Publishing.KEEP) {
            options.add(Job.KEEP);
        }
        return options;
    }

    private static void add(String option, @Nullable Object value, List<String> options) {
        if (value != null) {
            options.add(option + value);
        }
    }

    private static @Nullable String list(List<String> columns) {
        return columns.isEmpty() ? null : value(String.join(",", columns));
    }

    /** The command line takes nothing for a value that is called as an option is, and no blank for a part of a name. */
    private static String value(String name) {
        return name.startsWith("-") ? " " + name : name;
    }

    private void requireOneRoleEach() {
        Set<String> named = new HashSet<>();
        Stream.concat(features.stream(), descriptive.stream()).forEach(column -> {
            if (!named.add(column)) {
                throw unknown(column);
            }
        });
    }

    private static @Nullable String text(JsonNode root, String key, String form) {
        JsonNode node = root.get(key);
        if (node == null) {
            return null;
        }
        if (!node.isString() || !node.stringValue().matches(form)) {
            throw unknown(key);
        }
        return node.stringValue();
    }

    private static @Nullable Integer segments(JsonNode root) {
        JsonNode node = root.get("segments");
        if (node == null) {
            return null;
        }
        if (!node.isInt() || node.intValue() < 1 || node.intValue() > Settings.MAX_SEGMENTS) {
            throw unknown("segments");
        }
        return node.intValue();
    }

    private static @Nullable JobPriority priority(JsonNode root) {
        String word = text(root, "priority", PRIORITIES);
        return word == null ? null : JobPriority.of(word);
    }

    private static @Nullable Long seed(JsonNode root) {
        JsonNode node = root.get("seed");
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw unknown("seed");
        }
        return node.longValue();
    }

    private static Publishing publishing(JsonNode root) {
        JsonNode node = root.get("publish");
        if (node != null && !node.isBoolean()) {
            throw unknown("publish");
        }
        return node == null || node.booleanValue() ? Publishing.PUBLISH : Publishing.KEEP;
    }

    /** The command line lists columns with commas between them; one that has a comma is called by its position. */
    private static List<String> columns(JsonNode root, String key) {
        JsonNode node = root.get(key);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray() || node.isEmpty()) {
            throw unknown(key);
        }
        return node.valueStream()
                .map(column -> {
                    if (!column.isString()
                            || !isText(column.stringValue())
                            || column.stringValue().contains(",")) {
                        throw unknown(key);
                    }
                    return column.stringValue();
                })
                .toList();
    }

    private static Map<String, Double> weights(JsonNode root) {
        JsonNode node = root.get("weight");
        Map<String, Double> weights = new LinkedHashMap<>();
        if (node == null) {
            return weights;
        }
        if (!node.isObject()) {
            throw unknown("weight");
        }
        node.properties().forEach(property -> {
            String feature = property.getKey();
            double factor = property.getValue().isNumber() ? property.getValue().doubleValue() : Double.NaN;
            if (!isText(feature) || !(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
                throw unknown("weight." + feature);
            }
            weights.put(feature, factor);
        });
        return weights;
    }

    /** Blanks alone name nothing, and a zero byte cannot be handed to a process. */
    private static boolean isText(String text) {
        return !text.isBlank() && text.indexOf('\0') < 0;
    }

    private static RequestRefusal unknown(String place) {
        return new RequestRefusal(400, "run_request_unknown", Map.of("place", place));
    }
}
