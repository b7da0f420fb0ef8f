package tn.segmentation.app.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.problem.RequestJson;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.core.engine.Settings;
import tools.jackson.databind.JsonNode;

/**
 * What somebody asks the web application to make a run of; each but the first is an option of the command line of that
 * name, which knows what happens without it.
 *
 * @param dataset the id of the file
 * @param segments how many
 * @param period the month
 * @param scope which lines the file is about
 */
record RunOrder(
        String dataset,
        @Nullable Integer segments,
        @Nullable String period,
        @Nullable String scope) {

    private static final int LONGEST = 10_000;
    private static final int LONGEST_SCOPE = 200;
    private static final Set<String> KEYS = Set.of("dataset", "segments", "period", "scope");

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
        return new RunOrder(
                dataset,
                number(root),
                text(root, "period", "\\d{4}-(0[1-9]|1[0-2])"),
                text(root, "scope", "[^\\p{Cc}]{1," + LONGEST_SCOPE + "}"));
    }

    /** Returns the options that say the same. */
    List<String> options() {
        List<String> options = new ArrayList<>();
        add("--segments=", segments, options);
        add("--period=", period, options);
        add("--scope=", scope, options);
        return options;
    }

    private static void add(String option, @Nullable Object value, List<String> options) {
        if (value != null) {
            options.add(option + value);
        }
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

    private static @Nullable Integer number(JsonNode root) {
        JsonNode node = root.get("segments");
        if (node == null) {
            return null;
        }
        if (!node.isInt() || node.intValue() < 1 || node.intValue() > Settings.MAX_SEGMENTS) {
            throw unknown("segments");
        }
        return node.intValue();
    }

    private static RequestRefusal unknown(String place) {
        return new RequestRefusal(400, "run_request_unknown", Map.of("place", place));
    }
}
