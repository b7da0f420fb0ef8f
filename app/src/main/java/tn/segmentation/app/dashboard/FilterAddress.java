package tn.segmentation.app.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import tn.segmentation.app.customers.CustomerFilter;
import tn.segmentation.app.customers.CustomerFilter.Range;
import tn.segmentation.app.customers.CustomerFilter.Words;
import tn.segmentation.store.customers.CustomerColumn;
import tn.segmentation.store.customers.CustomerColumn.Kind;

/**
 * A filter in the address of a page: {@code segment=S1&min.age=18&max.age=30&in.ville=Sfax}, each key as often as there
 * are values. It holds no id, so an address may be sent and kept.
 */
final class FilterAddress {

    static final String SEGMENT = "segment";
    static final String MIN = "min.";
    static final String MAX = "max.";
    static final String IN = "in.";

    private FilterAddress() {}

    /**
     * Returns the filter of an address; parameters of other things are not looked at.
     *
     * @throws ResponseStatusException 400, if it names a column that the run does not have, or a bound is no number: a
     *     page that left a part of it out would show more customers than the link promises
     */
    static CustomerFilter read(Map<String, List<String>> parameters, List<CustomerColumn> columns) {
        List<Range> ranges = new ArrayList<>();
        List<Words> words = new ArrayList<>();
        parameters.keySet().forEach(key -> requireKnown(key, columns));
        for (CustomerColumn column : columns) {
            if (column.kind() == Kind.NUMBER) {
                Double min = bound(filled(parameters, MIN + column.name()));
                Double max = bound(filled(parameters, MAX + column.name()));
                if (min != null || max != null) {
                    ranges.add(new Range(column.name(), min, max));
                }
            } else {
                List<String> values = filled(parameters, IN + column.name());
                if (!values.isEmpty()) {
                    words.add(new Words(column.name(), values));
                }
            }
        }
        return new CustomerFilter(filled(parameters, SEGMENT), ranges, words);
    }

    /** Fields of the form that nothing was written into are in the address too. */
    private static List<String> filled(Map<String, List<String>> parameters, String key) {
        return parameters.getOrDefault(key, List.of()).stream()
                .filter(value -> value != null && !value.isBlank())
                .toList();
    }

    private static void requireKnown(String key, List<CustomerColumn> columns) {
        boolean isNumber = key.startsWith(MIN) || key.startsWith(MAX);
        boolean isWord = key.startsWith(IN);
        if (isNumber || isWord) {
            String name = key.substring(key.indexOf('.') + 1);
            CustomerColumn needed = new CustomerColumn(name, isNumber ? Kind.NUMBER : Kind.TEXT);
            if (!columns.contains(needed)) {
                throw refusal();
            }
        }
    }

    private static @Nullable Double bound(List<String> written) {
        if (written.isEmpty()) {
            return null;
        }
        try {
            double bound = Double.parseDouble(written.get(0).strip().replace(',', '.'));
            if (Double.isFinite(bound)) {
                return bound;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw refusal();
    }

    private static ResponseStatusException refusal() {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
