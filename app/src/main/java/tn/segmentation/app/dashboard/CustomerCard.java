package tn.segmentation.app.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.customers.CustomerView;
import tn.segmentation.store.run.RunSummary;

/**
 * One customer as a page shows it, beside what is usual in the segment and in the base.
 *
 * @param token stands for the id
 * @param id as it is shown
 * @param isMasked whether no more than its end is
 * @param run id of the run
 * @param segment of the customer
 * @param second the segment that would be next
 * @param distance to the center of the segment
 * @param values one per column of the file
 * @param facts where it comes from
 */
record CustomerCard(
        String token,
        String id,
        boolean isMasked,
        String run,
        SegmentMark segment,
        SegmentMark second,
        String distance,
        List<Value> values,
        List<Overview.Fact> facts) {

    /**
     * A value.
     *
     * @param name of the column, with its unit
     * @param value of the customer
     * @param isImputed whether the file has nothing, and something was filled in to find the segment
     * @param ofSegment the median of the segment; empty for a text
     * @param ofBase the median of the base; empty for a text
     */
    record Value(String name, String value, boolean isImputed, String ofSegment, String ofBase) {}

    static CustomerCard of(CustomerView customer, RunSummary run, Words words) {
        List<Value> values = new ArrayList<>();
        customer.values()
                .forEach((column, value) -> values.add(new Value(
                        words.headingWithUnit(column),
                        words.cell(value),
                        customer.imputed().contains(column),
                        median(
                                run.segment(customer.segment())
                                        .map(segment -> segment.medianValues().get(column))
                                        .orElse(null),
                                words),
                        median(run.overall().medianValues().get(column), words))));
        return new CustomerCard(
                customer.token(),
                customer.id(),
                customer.masked(),
                run.runId(),
                SegmentMark.of(run, customer.segment()),
                SegmentMark.of(run, customer.secondSegment()),
                words.text("customer.distance", Map.of("distance", (double) customer.distance())),
                values,
                List.of(
                        new Overview.Fact(
                                words.text("fact.file"), run.provenance().inputName()),
                        new Overview.Fact(
                                words.text("customer.line"), words.formats().integer(customer.line())),
                        new Overview.Fact(words.text("fact.run"), run.runId())));
    }

    private static String median(@Nullable Double median, Words words) {
        return median == null ? "" : words.cell(median);
    }
}
