package tn.segmentation.app.customers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.keys.CustomerTokens;
import tn.segmentation.store.customers.Customer;
import tn.segmentation.store.customers.CustomerColumn;

/**
 * How customers are shown: the one place that decides how much of an id is. Unless the operator shows ids whole, no
 * more than their end is, until somebody says why they need one.
 */
public final class CustomerViews {

    private static final String HIDDEN = "\u2022";

    /** So many characters of an id are shown, and no more than a third of them. */
    private static final int MOST_SHOWN = 3;

    private final CustomerTokens tokens;
    private final boolean masksIds;

    /** Shows customers under tokens. */
    CustomerViews(CustomerTokens tokens, boolean masksIds) {
        this.tokens = tokens;
        this.masksIds = masksIds;
    }

    /** Returns what is shown of a customer of a run that has these columns. */
    public CustomerView of(Customer customer, List<CustomerColumn> columns) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i).name(), customer.values().get(i));
        }
        boolean isMasked = masksIds && !isLine(customer);
        return new CustomerView(
                tokens.of(customer.id()),
                isMasked ? masked(customer.id()) : customer.id(),
                isMasked,
                customer.segment(),
                customer.secondSegment(),
                customer.distance(),
                customer.line(),
                customer.imputed(),
                values);
    }

    /** In a file without ids, lines are called by their numbers, which say nothing of anybody. */
    private static boolean isLine(Customer customer) {
        return customer.id().equals(Long.toString(customer.line()));
    }

    /** Returns {@code ••••••••056} of {@code 21622000056}. */
    static String masked(String id) {
        int length = id.codePointCount(0, id.length());
        int hidden = length - Math.min(MOST_SHOWN, length / 3);
        return HIDDEN.repeat(hidden) + id.substring(id.offsetByCodePoints(0, hidden));
    }
}
