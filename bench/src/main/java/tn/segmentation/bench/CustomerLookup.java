package tn.segmentation.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import tn.segmentation.store.customers.Customer;
import tn.segmentation.store.customers.CustomerCursor;
import tn.segmentation.store.customers.CustomerQueries;
import tn.segmentation.store.customers.Filter;
import tn.segmentation.store.input.Pseudonyms;
import tn.segmentation.store.run.RunFolder;

/**
 * How long it takes to ask about the customers of a run. Run it:
 *
 * <pre>{@code
 * bench/customers.sh 10000000 21
 * }</pre>
 */
public final class CustomerLookup {

    private static final int PAGE = 50;

    /** A stride that meets all parts of a file. */
    private static final long STRIDE = 7_919;

    private CustomerLookup() {}

    /** Takes the folder of the run and the number of rounds of each question. */
    public static void main(String... arguments) throws IOException {
        Path scratch = Files.createTempDirectory("customers");
        try (CustomerQueries queries =
                CustomerQueries.open(RunFolder.open(Path.of(arguments[0])), Pseudonyms.NONE, scratch)) {
            ask(queries, Integer.parseInt(arguments[1]), System.out);
        }
        Files.delete(scratch);
    }

    private static void ask(CustomerQueries queries, int rounds, PrintStream out) {
        long all = queries.count(Filter.EVERYBODY);
        String column = queries.columns().get(0).name();
        Filter filter = new Filter.All(
                List.of(new Filter.InSegment(List.of("S1", "S2")), new Filter.Between(column, 30.0, 40.0)));
        long some = queries.count(filter);
        List<Customer> known = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            known.add(queries.page(Filter.EVERYBODY, i * STRIDE * (all / rounds) % all, 1)
                    .get(0));
        }
        out.printf(Locale.ROOT, "%d customers, %d of the filter; milliseconds%n", all, some);
        out.printf(Locale.ROOT, "%-28s %8s %8s %8s %s%n", "question", "fastest", "median", "slowest", "right");
        time("one by its id", rounds, out, i -> queries.find(known.get(i).id()).equals(Optional.of(known.get(i))));
        time("nobody by another id", rounds, out, i -> queries.find("X" + i).isEmpty());
        time("count of a filter", rounds, out, i -> queries.count(filter) == some);
        time(
                "first page of a filter",
                rounds,
                out,
                i -> queries.page(filter, 0, PAGE).size() == Math.min(PAGE, some));
        long deep = Math.max(0, some - PAGE);
        time(
                "last page of a filter",
                rounds,
                out,
                i -> queries.page(filter, deep, PAGE).size() == some - deep);
        time("every customer of a filter", 1, out, i -> streamed(queries, filter) == some);
    }

    private static long streamed(CustomerQueries queries, Filter filter) {
        long customers = 0;
        try (CustomerCursor cursor = queries.all(filter)) {
            while (cursor.next() != null) {
                customers++;
            }
        }
        return customers;
    }

    private static void time(String question, int rounds, PrintStream out, IntFunction<Boolean> answer) {
        double[] millis = new double[rounds];
        boolean right = true;
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            right &= answer.apply(i);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        out.printf(
                Locale.ROOT,
                "%-28s %8.1f %8.1f %8.1f %s%n",
                question,
                millis[0],
                millis[rounds / 2],
                millis[rounds - 1],
                right);
    }
}
