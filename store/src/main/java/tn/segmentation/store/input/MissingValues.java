package tn.segmentation.store.input;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tn.segmentation.core.engine.Finding;

/**
 * What is missing in the columns that are to segment.
 *
 * @param file its name
 * @param asked the columns as they were asked for
 * @param options what the user says
 * @param census of every column
 */
record MissingValues(String file, Columns asked, ReadingOptions options, List<ColumnCensus> census) {

    /** Beyond this share, what would be filled in decides more than what is there. */
    static final double MOST = 0.3;

    /**
     * Returns the columns, those features only described of which too much is missing. Features that the user names
     * stay.
     *
     * @throws UnknownColumn if no feature is left
     */
    Columns columns() {
        if (!options.features().isEmpty()) {
            return asked;
        }
        List<Integer> gappy = gappy();
        List<Integer> features =
                asked.features().stream().filter(c -> !gappy.contains(c)).toList();
        if (features.isEmpty()) {
            Map<String, Object> params = new LinkedHashMap<>();
            params.put("file", file);
            params.put("columns", gappy.stream().map(asked::name).collect(joining(", ")));
            throw new UnknownColumn("features_missing", params);
        }
        Stream<Integer> described = gappy.stream().filter(c -> census.get(c).filled() > 0);
        return asked.with(
                features, Stream.concat(asked.descriptive().stream(), described).toList());
    }

    /** Returns what the reader of a result has to know of it. */
    List<Finding> findings(ReadingPlan plan) {
        List<Finding> findings = new ArrayList<>();
        List<Integer> gappy = gappy();
        for (int column : asked.features()) {
            boolean isFeature = plan.columns().features().contains(column);
            if (gappy.contains(column)) {
                findings.add(finding(isFeature ? "mostly_missing" : "described_only", column));
            }
            boolean unanswered = !asked.empty().containsKey(column);
            if (isFeature
                    && unanswered
                    && plan.isUsage(column)
                    && census.get(column).missing() > 0) {
                findings.add(finding("empty_rejected", column));
            }
        }
        return findings;
    }

    private Finding finding(String code, int column) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("column", asked.name(column));
        params.put("missing", census.get(column).missing());
        params.put("share", 100 * census.get(column).missingShare());
        return new Finding(code, params);
    }

    private List<Integer> gappy() {
        return asked.features().stream()
                .filter(c -> asked.empty().get(c) != EmptyCells.ZERO)
                .filter(c -> census.get(c).missingShare() > MOST)
                .toList();
    }
}
