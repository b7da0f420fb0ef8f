package tn.segmentation.app.exports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.customers.Customer;
import tn.segmentation.store.customers.CustomerColumn;

/**
 * The columns of an export, as those of {@code assignments.csv}: the id, the columns of the file that were chosen, then
 * what the run found.
 */
final class ExportColumns {

    private static final String LIST = ",";

    private final List<CustomerColumn> all;
    private final int[] chosen;

    private ExportColumns(List<CustomerColumn> all, int[] chosen) {
        this.all = all;
        this.chosen = chosen;
    }

    /** Returns all columns, or those whose names are given. */
    static ExportColumns of(List<CustomerColumn> all, @Nullable List<String> names) {
        return new ExportColumns(
                all,
                IntStream.range(0, all.size())
                        .filter(i -> names == null || names.contains(all.get(i).name()))
                        .toArray());
    }

    /** Returns the names of the columns of the file that were chosen. */
    List<String> names() {
        return IntStream.of(chosen).mapToObj(i -> all.get(i).name()).toList();
    }

    /** Returns the names of all columns. */
    List<String> header() {
        List<String> header = new ArrayList<>(List.of("id_client"));
        header.addAll(names());
        header.addAll(List.of("line", "imputed", "segment", "distance", "second_segment"));
        return header;
    }

    /** Returns the cells of a customer: texts, {@link BigDecimal}s, and null where there is nothing. */
    List<@Nullable Object> cells(Customer customer) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(customer.id());
        for (int column : chosen) {
            Object value = customer.values().get(column);
            cells.add(value instanceof Double number ? (Object) BigDecimal.valueOf(number) : value);
        }
        cells.add(BigDecimal.valueOf(customer.line()));
        cells.add(customer.imputed().isEmpty() ? null : String.join(LIST, customer.imputed()));
        cells.add(customer.segment());
        // as many digits as a number of 24 bits has
        cells.add(new BigDecimal(Float.toString(customer.distance())));
        cells.add(customer.secondSegment());
        return cells;
    }
}
