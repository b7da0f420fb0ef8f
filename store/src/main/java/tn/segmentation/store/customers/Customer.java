package tn.segmentation.store.customers;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer of a run.
 *
 * @param id as the import has made it: telephone numbers in their one form
 * @param values by the columns of {@link CustomerQueries#columns()}: a {@link Double} or a {@link String}, null where
 *     the file has nothing
 * @param line on which the record begins in the file, as an editor counts
 * @param imputed columns in which the file has nothing, and something was filled in to find the segment
 * @param segment id of the segment
 * @param distance to the center of the segment, in scaled units
 * @param secondSegment id of the segment whose center is the next nearest
 */
public record Customer(
        String id,
        List<@Nullable Object> values,
        long line,
        List<String> imputed,
        String segment,
        float distance,
        String secondSegment) {

    /** Copies the list of columns. */
    public Customer {
        values = Collections.unmodifiableList(values);
        imputed = List.copyOf(imputed);
    }
}
