package tn.segmentation.store.customers;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * A filter or a choice of columns names what the run does not have. Codes: {@code customer_column_unknown} (column),
 * {@code customer_column_kind} (column): a range of texts, or words of a column of numbers.
 */
public final class UnknownCustomerColumn extends Refusal {

    private static final long serialVersionUID = 1L;

    private UnknownCustomerColumn(String code, String column) {
        super(code, Map.of("column", column));
    }

    static UnknownCustomerColumn missing(String column) {
        return new UnknownCustomerColumn("customer_column_unknown", column);
    }

    static UnknownCustomerColumn ofOtherKind(String column) {
        return new UnknownCustomerColumn("customer_column_kind", column);
    }
}
