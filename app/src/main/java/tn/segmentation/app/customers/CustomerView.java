package tn.segmentation.app.customers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.customers.Customer;
import tn.segmentation.store.customers.CustomerColumn;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One customer, as programs see it.
 *
 * @param token stands for the id in addresses
 * @param id as it is shown
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
        String segment,
        String secondSegment,
        float distance,
        long line,
        List<String> imputed,
        Map<String, @Nullable Object> values) {

    /** Returns what is shown of a customer; the one place that decides how an id is. */
    public static CustomerView of(Customer customer, List<CustomerColumn> columns, CustomerTokens tokens) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i).name(), customer.values().get(i));
        }
        return new CustomerView(
                tokens.of(customer.id()),
                customer.id(),
                customer.segment(),
                customer.secondSegment(),
                customer.distance(),
                customer.line(),
                customer.imputed(),
                values);
    }
}
