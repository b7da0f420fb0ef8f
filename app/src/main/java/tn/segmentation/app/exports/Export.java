package tn.segmentation.app.exports;

import java.time.Instant;
import java.util.List;
import tn.segmentation.app.customers.CustomerFilter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A file of customers that somebody was given.
 *
 * @param id of the export
 * @param exportedAt when
 * @param exportedBy name of the account
 * @param run id of the run
 * @param format {@code csv}, {@code xlsx} or {@code parquet}
 * @param filter which customers
 * @param columns of the file that the run was made of
 * @param purpose what for, as it was said
 * @param rows how many customers
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Export(
        String id,
        Instant exportedAt,
        String exportedBy,
        String run,
        String format,
        CustomerFilter filter,
        List<String> columns,
        String purpose,
        long rows) {}
