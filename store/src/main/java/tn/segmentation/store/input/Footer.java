package tn.segmentation.store.input;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.cell.Excerpt;
import tn.segmentation.store.cell.SummaryWords;
import tn.segmentation.store.dialect.Records;

/** Tells the lines by which exports end, with totals or a number of lines, from customers. */
final class Footer {

    /** Of a record that is rejected because it is one. */
    static final String REASON = "footer";

    /** Of a record that is rejected because it is a line drawn between others. */
    static final String RULE = "rule_line";

    private static final Pattern RULE_LINE = Pattern.compile("[\\s|;,+\"]*(?:[-=_*~\u2500\u2550]{3,}[\\s|;,+:\"]*)+");

    private Footer() {}

    /**
     * Returns the one bad cell of a record that is a footer, or a line between others; null if it is neither.
     *
     * @param bad what is wrong with the record; at least one
     * @param raw the record as the file writes it
     */
    static @Nullable BadCell of(List<BadCell> bad, String raw, RecordCells cells) {
        BadCell first = bad.get(0);
        if (RULE_LINE.matcher(raw).matches()) {
            return new BadCell(first.row(), Columns.NONE, Excerpt.of(raw, Excerpt.OF_CELL), RULE, "");
        }
        if (first.reason().equals("too_few_cells")) {
            return SummaryWords.isClosing(raw) ? new BadCell(first.row(), Columns.NONE, raw, REASON, "") : null;
        }
        for (BadCell cell : bad) {
            if (cell.reason().equals(REASON)) {
                return cell;
            }
        }
        if (bad.stream().noneMatch(cell -> cell.reason().equals("missing_id"))) {
            return null;
        }
        return cells.texts(raw).stream()
                .filter(cell -> SummaryWords.isTotal(cell) || SummaryWords.saysSumOf(cell))
                .findFirst()
                .map(total -> new BadCell(first.row(), Columns.NONE, total, REASON, ""))
                .orElse(null);
    }

    /** Returns the cell of a record that shows best that it is a footer. */
    static String shown(Records record) {
        List<String> cells =
                IntStream.range(0, record.cells()).mapToObj(record::text).toList();
        return Stream.of(
                        cells.stream().filter(SummaryWords::isNoCustomer),
                        cells.stream().filter(cell -> !cell.isBlank()))
                .flatMap(shown -> shown)
                .findFirst()
                .orElse("");
    }
}
