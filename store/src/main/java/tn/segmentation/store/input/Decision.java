package tn.segmentation.store.input;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A column that can be read in two ways, with what follows from each: to be decided by the user.
 *
 * @param column its header as the file writes it
 * @param key what {@code --reading} calls it: the header, or {@code #2} where that would not do
 * @param code {@code ambiguous_numbers} or {@code ambiguous_dates}
 * @param example the first cell that can be read in two ways
 * @param readings at least two
 */
public record Decision(String column, String key, String code, AmbiguousCell example, List<Reading> readings) {

    /** Copies the readings. */
    public Decision {
        readings = List.copyOf(readings);
    }

    /**
     * A cell.
     *
     * @param line of its record, as an editor counts
     * @param value as the file writes it
     */
    public record AmbiguousCell(long line, String value) {}

    /**
     * One way to read the column.
     *
     * @param answer the word of an {@link Answer}
     */
    public record Reading(String answer, Consequence consequence) {}

    /**
     * What follows from a reading. Values are numbers; days, as {@code 2026-02-01}, in a column of dates.
     *
     * @param exampleValue what the example is then; null if it is then no value at all
     * @param min smallest value of accepted records; null, like the next two, if there is none
     * @param median their median: type 7 of numbers, the lower one of days
     * @param max largest value
     * @param unreadable cells that are filled in and no value in this reading
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Consequence(
            @Nullable Object exampleValue,
            @Nullable Object min,
            @Nullable Object median,
            @Nullable Object max,
            long unreadable) {}
}
