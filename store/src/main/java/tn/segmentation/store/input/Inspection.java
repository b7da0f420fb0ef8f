package tn.segmentation.store.input;

import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A closer look at a file that was read: what only somebody asks for who looks at the file before it is segmented.
 *
 * @param columnFacts every column, in the order of the file
 * @param rowsWithoutUsage accepted records whose amounts, counts and volumes are all 0
 * @param duplicateIds records whose id stands further up, whatever the form of its telephone number
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Inspection(List<ColumnFacts> columnFacts, long rowsWithoutUsage, long duplicateIds) {}
