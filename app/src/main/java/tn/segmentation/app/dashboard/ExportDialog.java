package tn.segmentation.app.dashboard;

import java.util.List;
import tn.segmentation.app.customers.CustomerFilter;
import tn.segmentation.app.customers.RunCustomers;
import tn.segmentation.store.run.RunSummary;
import tools.jackson.databind.json.JsonMapper;

/**
 * What may be exported from a page.
 *
 * @param run id of the run
 * @param filter which customers, as the request has it
 * @param whose the same, for reading
 * @param columns that may be chosen; none where all are exported
 */
record ExportDialog(String run, String filter, String whose, List<Choice> columns) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /**
     * A column that may be chosen.
     *
     * @param name as the run calls it
     * @param label for reading
     */
    record Choice(String name, String label) {}

    /** What may be exported once it is chosen what. */
    static ExportDialog ofNone() {
        return new ExportDialog("", "", "", List.of());
    }

    /** What may be exported from the page of a segment. */
    static ExportDialog ofSegment(RunSummary run, RunSummary.Segment segment, Words words) {
        CustomerFilter filter = new CustomerFilter(List.of(segment.id()), List.of(), List.of());
        return new ExportDialog(run.runId(), MAPPER.writeValueAsString(filter), words.count(segment.size()), List.of());
    }

    static ExportDialog of(RunCustomers of, CustomerFilter filter, String whose, Words words) {
        return new ExportDialog(
                of.run().runId(),
                MAPPER.writeValueAsString(filter),
                whose,
                of.queries().columns().stream()
                        .map(column -> new Choice(column.name(), words.heading(column.name())))
                        .toList());
    }
}
