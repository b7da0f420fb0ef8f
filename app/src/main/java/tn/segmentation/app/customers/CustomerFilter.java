package tn.segmentation.app.customers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.problem.RequestObject;
import tn.segmentation.store.customers.Filter;

/**
 * Which customers are meant, as programs, addresses of pages and the list of exports say it: those that everything here
 * is true of. It never holds an id.
 *
 * @param segments ids of segments, one of which it is; empty for any
 * @param numbers ranges of columns of numbers
 * @param categories words of columns of texts
 */
public record CustomerFilter(List<String> segments, List<Range> numbers, List<Words> categories) {

    /** Every customer. */
    public static final CustomerFilter EVERYBODY = new CustomerFilter(List.of(), List.of(), List.of());

    private static final int MOST = 100;
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_WORD = 1000;

    /** Copies the lists. */
    public CustomerFilter {
        segments = List.copyOf(segments);
        numbers = List.copyOf(numbers);
        categories = List.copyOf(categories);
    }

    /**
     * A range.
     *
     * @param column a column of numbers
     * @param min lowest number that is in it; absent for no bound
     * @param max highest number that is in it; absent for no bound
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Range(
            String column, @Nullable Double min, @Nullable Double max) {}

    /**
     * Words.
     *
     * @param column a column of texts
     * @param values the words, one of which it is
     */
    public record Words(String column, List<String> values) {
        /** Copies the list. */
        public Words {
            values = List.copyOf(values);
        }
    }

    /** Reads the filter of a request; everybody where there is none. */
    public static CustomerFilter in(RequestObject request) {
        RequestObject filter = request.object("filter");
        if (filter == null) {
            return EVERYBODY;
        }
        filter.requireOnly("segments", "numbers", "categories");
        return new CustomerFilter(
                filter.texts("segments", MOST, LONGEST_NAME),
                filter.objects("numbers", MOST).stream()
                        .map(CustomerFilter::range)
                        .toList(),
                filter.objects("categories", MOST).stream()
                        .map(CustomerFilter::words)
                        .toList());
    }

    private static Range range(RequestObject range) {
        range.requireOnly("column", "min", "max");
        Double min = range.number("min");
        Double max = range.number("max");
        if (min == null && max == null) {
            throw range.unknown("min");
        }
        return new Range(range.requireText("column", LONGEST_NAME), min, max);
    }

    private static Words words(RequestObject words) {
        words.requireOnly("column", "values");
        List<String> values = words.texts("values", MOST, LONGEST_WORD);
        if (values.isEmpty()) {
            throw words.unknown("values");
        }
        return new Words(words.requireText("column", LONGEST_NAME), values);
    }

    /** Returns the filter as the store understands it. */
    public Filter toFilter() {
        List<Filter> parts = new ArrayList<>();
        if (!segments.isEmpty()) {
            parts.add(new Filter.InSegment(segments));
        }
        numbers.forEach(range -> parts.add(new Filter.Between(range.column(), range.min(), range.max())));
        categories.forEach(words -> parts.add(new Filter.InCategory(words.column(), words.values())));
        return new Filter.All(parts);
    }
}
