package tn.segmentation.app.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.problem.RequestObject;
import tn.segmentation.app.problem.RequestRefusal;

/**
 * Rows that a program wants the segments of.
 *
 * @param run id of the run whose model scores them; null for the published one
 * @param rows 1 to {@value #MOST}
 */
record AssignmentRequest(@Nullable String run, List<Row> rows) {

    private static final int LONGEST = 2_000_000;
    private static final int LONGEST_NAME = 500;
    private static final int MOST = 1_000;

    /** Copies the list. */
    AssignmentRequest {
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param id that the answer has beside its segment; null for none
     * @param values by feature, in raw units; one that is absent is missing
     */
    record Row(@Nullable String id, Map<String, Double> values) {}

    /**
     * Reads a request.
     *
     * @throws RequestRefusal if it is something else
     */
    static AssignmentRequest read(InputStream json) throws IOException {
        RequestObject request = RequestObject.read(json, LONGEST);
        request.requireOnly("run", "rows");
        List<Row> rows = new ArrayList<>();
        for (RequestObject row : request.objects("rows", MOST)) {
            row.requireOnly("id", "values");
            rows.add(new Row(row.text("id", LONGEST_NAME), values(row)));
        }
        if (rows.isEmpty()) {
            throw request.unknown("rows");
        }
        return new AssignmentRequest(request.text("run", LONGEST_NAME), rows);
    }

    private static Map<String, Double> values(RequestObject row) {
        RequestObject values = row.object("values");
        if (values == null) {
            throw row.unknown("values");
        }
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (String key : values.keys()) {
            Double number = values.number(key);
            if (number != null) {
                numbers.put(key, number);
            }
        }
        return numbers;
    }

    /**
     * Refuses columns that are no features of a model.
     *
     * @throws RequestRefusal {@code feature_unknown} (place), 422
     */
    void requireOnly(Set<String> features) {
        for (int i = 0; i < rows.size(); i++) {
            for (String column : rows.get(i).values().keySet()) {
                if (!features.contains(column)) {
                    throw new RequestRefusal(
                            422, "feature_unknown", Map.of("place", "rows[" + i + "].values." + column));
                }
            }
        }
    }
}
