package tn.segmentation.store.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * Columns can be read in two ways, and nobody has said how. The code is that of the first {@link Decision},
 * {@code ambiguous_numbers} or {@code ambiguous_dates} (file, column, key, line, value).
 */
public final class UndecidedColumns extends Refusal {

    private static final long serialVersionUID = 1L;

    private final transient Customers customers;

    UndecidedColumns(Customers customers) {
        super(first(customers).code(), params(customers));
        this.customers = customers;
    }

    private static Decision first(Customers customers) {
        return customers.verdict().decisions().get(0);
    }

    private static Map<String, Object> params(Customers customers) {
        Decision first = first(customers);
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("file", customers.verdict().file());
        params.put("column", first.column());
        params.put("key", first.key());
        params.put("line", first.example().line());
        params.put("value", first.example().value());
        return params;
    }

    /** Returns what is to be decided. */
    public List<Decision> decisions() {
        return customers.verdict().decisions();
    }

    /**
     * Returns the file as it reads in the first way of each column: good for its verdict and its rejects, not for its
     * records.
     */
    public Customers customers() {
        return customers;
    }
}
