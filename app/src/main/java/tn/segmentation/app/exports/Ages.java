package tn.segmentation.app.exports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.core.data.CustomerField;
import tn.segmentation.store.customers.CustomerColumn;
import tn.segmentation.store.customers.Filter;

/**
 * Of which ages customers are in a file that is given out. Who is known to be a minor never is; an age that was filled
 * in to find the segment is not known.
 */
enum Ages {
    /** The run has no ages, and who is of an unknown age may be in it. */
    ANY,
    /** Everybody but those who are known to be minors. */
    NO_MINORS,
    /** Those alone who are known to be of age. */
    ADULTS;

    /** The age of majority in Tunisia: law 2010-39 of 26 July 2010. */
    static final double MAJORITY = 18;

    private static final String COLUMN = CustomerField.AGE.column();

    /**
     * Returns which are in the files of a run.
     *
     * @param columns of the run
     * @param unknown whether customers whose age nobody knows are in them
     * @throws RequestRefusal {@code export_ages_unknown} (409) where nobody would be: the run has no ages
     */
    static Ages in(List<CustomerColumn> columns, boolean unknown) {
        if (columns.contains(new CustomerColumn(COLUMN, CustomerColumn.Kind.NUMBER))) {
            return unknown ? NO_MINORS : ADULTS;
        }
        if (!unknown) {
            throw new RequestRefusal(409, "export_ages_unknown", Map.of());
        }
        return ANY;
    }

    /** Returns the filter of those who are in a file of the customers that a filter means. */
    Filter of(Filter filter) {
        return this == ANY
                ? filter
                : new Filter.All(List.of(filter, new Filter.NotBelow(COLUMN, MAJORITY, this == NO_MINORS)));
    }

    /** Returns the word of answers and of the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the one of a word. */
    static Ages ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
