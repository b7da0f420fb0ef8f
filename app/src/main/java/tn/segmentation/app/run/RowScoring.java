package tn.segmentation.app.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.Column;
import tn.segmentation.core.data.CustomerField;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.engine.Assignments;
import tn.segmentation.core.engine.SegmentModel;
import tn.segmentation.store.input.EmptyCells;
import tn.segmentation.store.input.NumberRange;
import tn.segmentation.store.run.RunFolder;

/**
 * Scores rows with the frozen model of a run, as {@code assign} scores those of a file: the same values are accepted,
 * and get the same segment.
 */
final class RowScoring {

    private final SegmentModel model;
    private final Map<String, EmptyCells> empty = new LinkedHashMap<>();

    RowScoring(RunFolder run) {
        this.model = run.model();
        Map<String, EmptyCells> said = new RecordedSettings(run.provenance()).emptyCells();
        for (String feature : model.features()) {
            boolean isUsage =
                    CustomerField.of(feature).filter(CustomerField::isUsage).isPresent();
            empty.put(feature, said.getOrDefault(feature, EmptyCells.UNKNOWN).decided(isUsage));
        }
    }

    /**
     * What came of a row: a segment, or what is wrong with it.
     *
     * @param id as the request has it; absent where it has none
     * @param segment id of the nearest segment; absent where something is wrong
     * @param distance to its center, in scaled units; absent where something is wrong
     * @param second id of the second nearest; absent where something is wrong
     * @param rejects values that cannot be; absent where nothing is wrong
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ScoredRow(
            @Nullable String id,
            @Nullable String segment,
            @Nullable Float distance,
            @JsonProperty("second_segment") @Nullable String second,
            @Nullable List<RejectedValue> rejects) {}

    /**
     * A value that cannot be.
     *
     * @param column of it
     * @param reason code, as in {@code rejects.csv}
     */
    record RejectedValue(String column, String reason) {}

    /** Returns which columns tell the segments apart. */
    Set<String> features() {
        return empty.keySet();
    }

    /** Returns what comes of each row, in order. */
    List<ScoredRow> score(List<AssignmentRequest.Row> rows) {
        List<List<RejectedValue>> rejects = rows.stream().map(this::rejects).toList();
        List<Column> columns = new ArrayList<>();
        for (String feature : model.features()) {
            columns.add(new NumberColumn(
                    feature,
                    rows.stream().mapToDouble(row -> value(row, feature)).toArray()));
        }
        Assignments assignments = model.assign(new Table(columns), 1);
        List<ScoredRow> scored = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String id = rows.get(i).id();
            scored.add(
                    rejects.get(i).isEmpty()
                            ? new ScoredRow(
                                    id,
                                    model.labels().get(assignments.segments()[i]),
                                    assignments.distances()[i],
                                    model.labels().get(assignments.seconds()[i]),
                                    null)
                            : new ScoredRow(id, null, null, null, rejects.get(i)));
        }
        return scored;
    }

    private List<RejectedValue> rejects(AssignmentRequest.Row row) {
        return model.features().stream()
                .flatMap(feature -> fault(row, feature).map(reason -> new RejectedValue(feature, reason)))
                .toList();
    }

    private Stream<String> fault(AssignmentRequest.Row row, String feature) {
        Double value = row.values().get(feature);
        if (value == null) {
            return empty.get(feature) == EmptyCells.REJECT ? Stream.of("missing") : Stream.empty();
        }
        return NumberRange.fault(feature, value).stream();
    }

    private double value(AssignmentRequest.Row row, String feature) {
        Double value = row.values().get(feature);
        if (value != null) {
            return value;
        }
        return empty.get(feature) == EmptyCells.ZERO ? 0 : Double.NaN;
    }
}
