package tn.segmentation.app.customers;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One customer, as programs see it.
 *
 * @param token stands for the id in addresses
 * @param id as it is shown: whole, or no more than its end
 * @param masked whether it is not whole
 * @param segment id of the segment
 * @param secondSegment id of the segment that would be next
 * @param distance to the center of the segment, in scaled units
 * @param line of the file on which the record begins
 * @param imputed columns in which the file has nothing, and something was filled in to find the segment
 * @param values by column: a number, a text, or null where the file has nothing
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CustomerView(
        String token,
        String id,
        boolean masked,
        String segment,
        String secondSegment,
        float distance,
        long line,
        List<String> imputed,
        Map<String, @Nullable Object> values) {}
