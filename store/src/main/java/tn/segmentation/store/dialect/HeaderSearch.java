package tn.segmentation.store.dialect;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.cell.FieldNames;
import tn.segmentation.store.cell.SummaryWords;
import tn.segmentation.store.source.UnreadableTable;

/**
 * Finds the header among the first records of a text, or that there is none. What is skipped above it are titles; what
 * could as well be a customer is never skipped, but refused.
 */
final class HeaderSearch {

    private static final Pattern SMALL = Pattern.compile("[0-9]{1,6}");

    /** A header stands among the first records: few titles come before. */
    private static final int DEEPEST = 50;

    private final String file;
    private final FirstRecords records;
    private final List<FirstRecord> list;
    private final TrailingCell trailing;
    private final int width;
    private final List<String> said;

    HeaderSearch(String file, FirstRecords records, List<String> said) {
        this.file = file;
        this.records = records;
        this.list = records.list();
        this.trailing = TrailingCell.of(records);
        this.width = trailing.width();
        this.said = said.stream().map(FieldNames::normalise).toList();
    }

    /** Finds it. */
    Head head() {
        int named = mostNamed();
        if (named >= 0) {
            return withHeader(named);
        }
        int first = firstFull();
        if (list.get(first).isAllNumbers() && !isSaid(list.get(first))) {
            return withoutHeader(first);
        }
        HeaderEvidence evidence = HeaderEvidence.of(list.get(first), width, below(first));
        return switch (evidence.verdict()) {
            case HEADER -> evidence.mayBeCustomer() && isSaidByPosition() ? withoutHeader(first) : withHeader(first);
            case NO_HEADER -> isSaid(list.get(first)) ? withHeader(first) : withoutHeader(first);
            case OPEN -> decided(first);
        };
    }

    private List<FirstRecord> below(int at) {
        return list.subList(at + 1, list.size());
    }

    /** What the user calls the columns says whether the first record names them, or is one of many. */
    private Head decided(int first) {
        FirstRecord record = list.get(first);
        if (isSaid(record)) {
            return withHeader(first);
        }
        if (isSaidByPosition()) {
            return withoutHeader(first);
        }
        throw new UnreadableTable("header_unclear", params(record));
    }

    private boolean isSaidByPosition() {
        return !said.isEmpty() && said.stream().allMatch(name -> name.matches("#[0-9]+"));
    }

    /** Returns the position of the record with the most names of fields, -1 if that is not certain to be a header. */
    private int mostNamed() {
        int best = -1;
        int most = 0;
        for (int i = 0; i < Math.min(list.size(), DEEPEST); i++) {
            FirstRecord record = list.get(i);
            boolean maybe = !DialectProbe.isSeparatorLine(record)
                    && (record.filled() > 1 || width == 1)
                    && !(isSaidByPosition() && isLikeOthers(i));
            if (maybe && isSaid(record)) {
                return i;
            }
            int names = maybe ? HeaderEvidence.names(record, below(i)) : 0;
            if (names > most) {
                best = i;
                most = names;
            }
        }
        return most >= Math.min(2, width) && best >= 0 && (width > 1 || best <= firstFull() + 1) ? best : -1;
    }

    /** Returns whether a record has a number where the others have numbers. */
    private boolean isLikeOthers(int at) {
        List<FirstRecord> others = new ArrayList<>(list);
        others.remove(at);
        return HeaderEvidence.of(list.get(at), width, others).numbers() > 0;
    }

    /** Returns the position of the first record that fills its columns, as no title does. */
    private int firstFull() {
        int at = 0;
        while (at < list.size() - 1 && !isFull(list.get(at))) {
            at++;
        }
        return isFull(list.get(at)) ? at : 0;
    }

    private boolean isFull(FirstRecord record) {
        return trailing.fits(record) && 2 * record.filled() >= width && !DialectProbe.isSeparatorLine(record);
    }

    private boolean isSaid(FirstRecord record) {
        return !said.isEmpty()
                && record.cells().stream()
                        .map(FieldNames::normalise)
                        .anyMatch(name -> !name.isEmpty() && said.contains(name));
    }

    private Head withHeader(int at) {
        FirstRecord record = list.get(at);
        requireSeparated(record);
        requireNoCustomersAbove(at);
        requireOneLine(at);
        List<String> header = trailing.isBehind(record)
                ? record.cells().subList(0, record.cells().size() - 1)
                : record.cells();
        // Nobody of id 1 is two years old.
        boolean numbered = at + 1 < list.size()
                && list.get(at + 1).countsColumns(width)
                && !goesOn(list.get(at + 1), below(at + 1))
                && HeaderEvidence.names(record, below(at)) > 1;
        FirstRecord last = numbered ? list.get(at + 1) : record;
        Long numbers = numbered ? last.line() : null;
        return new Head(
                dialect(),
                List.copyOf(header),
                layout(at, last.end(), last.nextLine(), record.line(), numbers),
                SideBySide.of(record, width, below(at)));
    }

    /** Among ids that are counted, as among ages, the 1 that columns would be numbered from is one more of them. */
    private static boolean goesOn(FirstRecord numbers, List<FirstRecord> below) {
        int first = 0;
        while (numbers.cells().get(first).isBlank()) {
            first++;
        }
        int column = first;
        return below.stream()
                .map(FirstRecord::cells)
                .anyMatch(cells -> column < cells.size()
                        && SMALL.matcher(cells.get(column).strip()).matches());
    }

    /** Cells that are cut by no separator, or by one that is not known, name no columns. */
    private void requireSeparated(FirstRecord header) {
        String cell = header.cells().get(0);
        if (width > 1 || FieldNames.isField(FieldNames.normalise(cell)) || !header.namesFields()) {
            return;
        }
        if (header.quoted() == 1) {
            throw new UnreadableTable("quoted_lines", params(header));
        }
        throw separatedOtherwise(header);
    }

    private UnreadableTable separatedOtherwise(FirstRecord header) {
        String separator = header.unknownSeparator();
        if (separator == null) {
            return new UnreadableTable("separator_unclear", params(header));
        }
        Map<String, Object> params = new HashMap<>(params(header));
        params.put("separator", separator);
        return new UnreadableTable("separator_unknown", params);
    }

    private void requireNoCustomersAbove(int at) {
        if (at == 0) {
            return;
        }
        List<FirstRecord> others = new ArrayList<>(list);
        others.remove(at);
        boolean notes = hasOtherIds(below(at));
        List<FirstRecord> customers = list.subList(0, at).stream()
                .filter(above -> trailing.fits(above) && !(notes && isNote(above)))
                .filter(above -> HeaderEvidence.of(above, width, others).isAllNumbers())
                .toList();
        if (customers.size() > 1 || (customers.size() == 1 && below(at).isEmpty())) {
            throw new UnreadableTable("header_below", params(list.get(at)));
        }
        if (!customers.isEmpty()) {
            throw unclear(customers.get(0), list.get(at));
        }
    }

    /** Where ids read like words of exports, a record with such a word may be any customer; totals below aside. */
    private static boolean hasOtherIds(List<FirstRecord> below) {
        int end = below.size();
        while (end > 0 && isNote(below.get(end - 1))) {
            end--;
        }
        return end > 0 && below.subList(0, end).stream().noneMatch(HeaderSearch::isNote);
    }

    private static boolean isNote(FirstRecord record) {
        String first = record.cells().get(0);
        return SummaryWords.isNoCustomer(first) || SummaryWords.isNote(first);
    }

    /** Names that are spread over two lines cannot be put together without guessing. */
    private void requireOneLine(int at) {
        FirstRecord header = list.get(at);
        boolean above = at > 0 && isRestOf(list.get(at - 1), header);
        boolean below = at + 1 < list.size() && isRestOf(list.get(at + 1), header);
        if (above || below) {
            throw new UnreadableTable("header_of_two_lines", params(header));
        }
    }

    /** Returns whether a record names a column that the header leaves without a name. */
    private boolean isRestOf(FirstRecord record, FirstRecord header) {
        boolean names = false;
        for (int i = 0; i < Math.min(width, record.cells().size()); i++) {
            boolean isField =
                    FieldNames.isField(FieldNames.normalise(record.cells().get(i)));
            names |= isField && header.isBlank(i);
        }
        return names && record.hasNoNumber();
    }

    private Map<String, Object> params(FirstRecord record) {
        return Map.of("file", file, "line", record.line(), "record", String.join(" | ", record.cells()));
    }

    private Head withoutHeader(int first) {
        FirstRecord record = list.get(first);
        for (FirstRecord above : list.subList(0, first)) {
            if (above.namesFields()) {
                throw separatedOtherwise(above);
            }
            if (!above.isTitle() && !DialectProbe.isSeparatorLine(above)) {
                throw unclear(above, record);
            }
        }
        List<String> header = new ArrayList<>();
        IntStream.rangeClosed(1, width).forEach(i -> header.add("#" + i));
        Layout layout = layout(first, record.offset(), record.line(), null, null);
        return new Head(dialect(), List.copyOf(header), layout, Head.NO_COLUMN);
    }

    private UnreadableTable unclear(FirstRecord above, FirstRecord first) {
        return new UnreadableTable(
                "preamble_unclear",
                Map.of(
                        "file", file,
                        "line", above.line(),
                        "record", String.join(" | ", above.cells()),
                        "first", first.line()));
    }

    private Dialect dialect() {
        return records.dialect().withTrailing(trailing.exists());
    }

    private Layout layout(
            int start, long skippedBytes, long firstLine, @Nullable Long headerLine, @Nullable Long numbersLine) {
        long skippedLines = start == 0 ? 0 : list.get(start).line() - 1;
        boolean separatorLine = DialectProbe.isSeparatorLine(list.get(0));
        return new Layout(
                skippedBytes, firstLine, headerLine, skippedLines, separatorLine, numbersLine, otherUnit(start));
    }

    /** Looks at titles, and at the line below the header, which may hold nothing but units. */
    private Layout.@Nullable OtherUnit otherUnit(int header) {
        return IntStream.rangeClosed(0, Math.min(header + 1, list.size() - 1))
                .filter(at -> at != header)
                .mapToObj(list::get)
                .filter(FirstRecord::hasNoNumber)
                .filter(record -> record.cells().stream().anyMatch(FieldNames::saysOtherUnit))
                .findFirst()
                .map(record -> new Layout.OtherUnit(
                        record.line(),
                        record.cells().stream().filter(cell -> !cell.isBlank()).collect(joining(" | "))))
                .orElse(null);
    }
}
