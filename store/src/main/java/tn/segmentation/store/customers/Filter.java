package tn.segmentation.store.customers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which customers are meant. The kinds here are all that there are, and each is bounded in what it can say. */
public sealed interface Filter {

    /** Every customer. */
    Filter EVERYBODY = new All(List.of());

    /** Customers that every one of the filters means; all of them where there is no filter. */
    record All(List<Filter> filters) implements Filter {
        /** Copies the list. */
        public All {
            filters = List.copyOf(filters);
        }
    }

    /** Customers of one of the segments, by their ids; there has to be one. */
    record InSegment(List<String> segments) implements Filter {
        /** Copies the list. */
        public InSegment {
            segments = requireSome(segments);
        }
    }

    /**
     * Customers whose number is in a range; those without the number are not.
     *
     * @param column a column of numbers
     * @param least lowest number that is in it; null for no bound
     * @param most highest number that is in it; null for no bound
     */
    record Between(
            String column, @Nullable Double least, @Nullable Double most) implements Filter {
        /** Requires a bound that is a number. */
        public Between {
            boolean bounded = least != null || most != null;
            if (!bounded || isWild(least) || isWild(most)) {
                throw new IllegalArgumentException("a range from " + least + " to " + most);
            }
        }

        private static boolean isWild(@Nullable Double bound) {
            return bound != null && !Double.isFinite(bound);
        }
    }

    /**
     * Customers whose number is not below a bound.
     *
     * @param column a column of numbers
     * @param least lowest number that they have
     * @param unknown whether those without the number are meant, too
     */
    record NotBelow(String column, double least, boolean unknown) implements Filter {
        /** Requires a bound that is a number. */
        public NotBelow {
            if (!Double.isFinite(least)) {
                throw new IllegalArgumentException("not below " + least);
            }
        }
    }

    /**
     * Customers that have one of the words in a column.
     *
     * @param column a column of texts
     * @param values the words, exactly; there has to be one
     */
    record InCategory(String column, List<String> values) implements Filter {
        /** Copies the list. */
        public InCategory {
            values = requireSome(values);
        }
    }

    private static List<String> requireSome(List<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a filter without a value means nobody");
        }
        return List.copyOf(values);
    }
}
