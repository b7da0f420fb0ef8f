package tn.segmentation.app.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.customers.CustomerFilter;
import tn.segmentation.app.customers.CustomerView;
import tn.segmentation.app.customers.CustomerViews;
import tn.segmentation.app.customers.RunCustomers;
import tn.segmentation.app.insight.SegmentColours;
import tn.segmentation.store.customers.CustomerColumn;
import tn.segmentation.store.customers.CustomerColumn.Kind;
import tn.segmentation.store.customers.Filter;
import tn.segmentation.store.run.RunSummary;

/**
 * Customers of a run by pages.
 *
 * @param count how many there are
 * @param fields what they may be filtered by
 * @param heads of the columns of the table, beside the id and the segment
 * @param rows of the table
 * @param pager which page of the table
 * @param place the same, for reading
 * @param export what may be exported
 */
record CustomersPage(
        String count,
        Fields fields,
        List<String> heads,
        List<Row> rows,
        Pager pager,
        String place,
        ExportDialog export) {

    /** Customers of a page. */
    static final int SIZE = 50;

    /** Words that one may choose from; a column of more is not filtered by on this page. */
    private static final int MOST_WORDS = 40;

    /**
     * What customers may be filtered by.
     *
     * @param segments of the run
     * @param ranges of the columns of numbers
     * @param words of the columns of texts
     * @param isUsed whether they are filtered by something
     */
    record Fields(List<Choice> segments, List<RangeField> ranges, List<WordsField> words, boolean isUsed) {}

    /**
     * A segment, or a word.
     *
     * @param value as the address has it
     * @param label for reading
     * @param colour of the segment; 0 for a word
     * @param isChosen whether it is one of those that are filtered by
     */
    record Choice(String value, String label, int colour, boolean isChosen) {}

    /**
     * A range of a column of numbers.
     *
     * @param column as the run calls it
     * @param label for reading
     * @param min the bound; empty for none
     * @param max the bound; empty for none
     */
    record RangeField(String column, String label, String min, String max) {}

    /**
     * Words of a column of texts.
     *
     * @param column as the run calls it
     * @param label for reading
     * @param choices most frequent first
     */
    record WordsField(String column, String label, List<Choice> choices) {}

    /**
     * A customer.
     *
     * @param token stands for the id in the link
     * @param id as it is shown
     * @param segment of the customer
     * @param cells by the columns of the table
     */
    record Row(String token, String id, SegmentMark segment, List<String> cells) {}

    static CustomersPage of(RunCustomers of, CustomerFilter filter, int wanted, CustomerViews views, Words words) {
        Filter asked = filter.toFilter();
        long customers = of.queries().count(asked);
        Pager pager = Pager.of(wanted, customers, SIZE);
        List<CustomerColumn> columns = of.queries().columns();
        List<String> shown = of.run().features().stream()
                .filter(feature -> columns.contains(new CustomerColumn(feature, Kind.NUMBER)))
                .toList();
        List<Row> rows = of.queries().page(asked, pager.before(), pager.size()).stream()
                .map(customer -> views.of(customer, columns))
                .map(customer -> row(customer, shown, of.run(), words))
                .toList();
        String count = words.count(customers);
        return new CustomersPage(
                count,
                fields(of.run(), columns, filter, words),
                shown.stream().map(words::headingWithUnit).toList(),
                rows,
                pager,
                words.text("customers.page", Map.of("page", pager.page(), "pages", pager.pages())),
                ExportDialog.of(of, filter, count, words));
    }

    private static Row row(CustomerView customer, List<String> shown, RunSummary run, Words words) {
        return new Row(
                customer.token(),
                customer.id(),
                SegmentMark.of(run, customer.segment()),
                shown.stream()
                        .map(column -> words.cell(customer.values().get(column)))
                        .toList());
    }

    private static Fields fields(RunSummary run, List<CustomerColumn> columns, CustomerFilter filter, Words words) {
        List<Choice> segments = IntStream.range(0, run.segments().size())
                .mapToObj(i -> {
                    RunSummary.Segment segment = run.segments().get(i);
                    String label =
                            segment.name().equals(segment.id()) ? segment.id() : segment.id() + " · " + segment.name();
                    boolean isChosen = filter.segments().contains(segment.id());
                    return new Choice(segment.id(), label, SegmentColours.number(i), isChosen);
                })
                .toList();
        List<RangeField> ranges = columns.stream()
                .filter(column -> column.kind() == Kind.NUMBER)
                .map(column -> range(column.name(), filter, words))
                .toList();
        List<WordsField> texts = new ArrayList<>();
        for (CustomerColumn column : columns) {
            words(column, run, filter, words).ifPresent(texts::add);
        }
        return new Fields(segments, ranges, texts, !filter.equals(CustomerFilter.EVERYBODY));
    }

    private static RangeField range(String column, CustomerFilter filter, Words words) {
        Optional<CustomerFilter.Range> range =
                filter.numbers().stream().filter(r -> r.column().equals(column)).findFirst();
        return new RangeField(
                column,
                words.headingWithUnit(column),
                range.map(r -> written(r.min())).orElse(""),
                range.map(r -> written(r.max())).orElse(""));
    }

    /** As a field of numbers takes it, in any language. */
    private static String written(@Nullable Double bound) {
        return bound == null
                ? ""
                : java.math.BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    private static Optional<WordsField> words(
            CustomerColumn column, RunSummary run, CustomerFilter filter, Words words) {
        Map<String, Map<String, Long>> categories = run.overall().categories();
        Map<String, Long> levels = categories == null ? null : categories.get(column.name());
        if (column.kind() != Kind.TEXT || levels == null || levels.size() < 2 || levels.size() > MOST_WORDS) {
            return Optional.empty();
        }
        List<String> chosen = filter.categories().stream()
                .filter(of -> of.column().equals(column.name()))
                .flatMap(of -> of.values().stream())
                .toList();
        List<Choice> choices = levels.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(level -> new Choice(level.getKey(), level.getKey(), 0, chosen.contains(level.getKey())))
                .toList();
        return Optional.of(new WordsField(column.name(), words.heading(column.name()), choices));
    }
}
