package tn.segmentation.app.exports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import tn.segmentation.app.customers.CustomerFilter;
import tn.segmentation.store.customers.Filter;

/**
 * A file of customers that somebody was given.
 *
 * @param id of the export
 * @param exportedAt when
 * @param exportedBy name of the account; {@code token:} and its name for a program
 * @param run id of the run
 * @param format {@code csv}, {@code xlsx} or {@code parquet}
 * @param filter which customers
 * @param columns of the file that the run was made of
 * @param purpose what for, as it was said
 * @param ages of which ages they are: {@code any}, {@code no_minors} or {@code adults}
 * @param rows how many customers
 * @param leftOut how many more the filter means, who are not in it for their age
 */
public record Export(
        @JsonProperty("id") String id,
        @JsonProperty("exported_at") Instant exportedAt,
        @JsonProperty("exported_by") String exportedBy,
        @JsonProperty("run") String run,
        @JsonProperty("format") String format,
        @JsonProperty("filter") CustomerFilter filter,
        @JsonProperty("columns") List<String> columns,
        @JsonProperty("purpose") String purpose,
        @JsonProperty("ages") String ages,
        @JsonProperty("rows") long rows,
        @JsonProperty("left_out") long leftOut) {

    /** Returns the filter of those who are in it. */
    public Filter whom() {
        return Ages.ofWord(ages).of(filter.toFilter());
    }
}
