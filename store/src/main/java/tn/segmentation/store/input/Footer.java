package tn.segmentation.store.input;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.cell.Excerpt;
import tn.segmentation.store.cell.NumberForm;
import tn.segmentation.store.cell.SummaryWords;
import tn.segmentation.store.cell.TemplateWords;
import tn.segmentation.store.dialect.Records;

/** Tells the lines by which exports end, with totals or a number of lines, from customers. */
final class Footer {

    /** Of a record that is rejected because it is one. */
    static final String REASON = "footer";

    /** Of a record that is rejected because it is a line drawn between others. */
    static final String RULE = "rule_line";

    /** Of a record that is rejected because it says how a template is to be filled in. */
    static final String TEMPLATE = "template_line";

    /** Of records that have as many cells as others, and are no customers. */
    static final Set<String> NO_CUSTOMER = Set.of(REASON, RULE, TEMPLATE);

    /** Of a record that is rejected because it is a text. */
    static final String TEXT = "text_line";

    private static final Pattern RULE_LINE = Pattern.compile("[\\s|;,+\"]*(?:[-=_*~\u2500\u2550]{3,}[\\s|;,+:\"]*)+");

    /** More cells of a text are cells of a record. */
    private static final int MOST_OF_A_TEXT = 8;

    private Footer() {}

    /**
     * Returns the one bad cell of a record that is a footer, or a line between others, or one of a template, or a text;
     * null if it is nothing of that.
     *
     * @param bad what is wrong with the record; at least one
     * @param raw the record as the file writes it
     */
    static @Nullable BadCell of(List<BadCell> bad, String raw, RecordCells cells) {
        BadCell first = bad.get(0);
        if (RULE_LINE.matcher(raw).matches()) {
            return new BadCell(first.row(), Columns.NONE, Excerpt.of(raw, Excerpt.OF_CELL), RULE, "");
        }
        if (first.reason().equals("too_few_cells") && SummaryWords.isClosing(raw)) {
            return new BadCell(first.row(), Columns.NONE, raw, REASON, "");
        }
        if (first.isMalformed()) {
            return isText(first, raw, cells)
                    ? new BadCell(first.row(), Columns.NONE, Excerpt.of(raw.strip(), Excerpt.OF_CELL), TEXT, "")
                    : null;
        }
        for (BadCell cell : bad) {
            if (cell.reason().equals(REASON) || cell.reason().equals(TEMPLATE)) {
                return cell;
            }
        }
        if (TemplateWords.saysWhatToFillIn(first.value()) && isTemplate(cells.texts(raw))) {
            return new BadCell(first.row(), Columns.NONE, first.value(), TEMPLATE, "");
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

    /**
     * Returns whether a record of too few cells, or too many, is a text: it is a single cell of words, or begins with
     * such a sentence and has no number.
     */
    private static boolean isText(BadCell malformed, String raw, RecordCells cells) {
        if (malformed.reason().equals("broken_quotes")) {
            return false;
        }
        List<String> filled =
                cells.texts(raw).stream().filter(cell -> !cell.isBlank()).toList();
        if (filled.size() == 1 && SummaryWords.isRemark(filled.get(0))) {
            return true;
        }
        if (filled.isEmpty() || filled.size() > MOST_OF_A_TEXT || !SummaryWords.isWords(filled.get(0))) {
            return false;
        }
        boolean isSentence = SummaryWords.isNote(filled.get(0)) || SummaryWords.isSentence(filled.get(0));
        return filled.size() == 1
                || (isSentence && filled.stream().map(NumberForm::of).allMatch(form -> form == NumberForm.TEXT));
    }

    /** Returns whether every cell but one says what its column may hold. */
    static boolean isTemplate(List<String> cells) {
        List<String> filled = cells.stream().filter(cell -> !cell.isBlank()).toList();
        long others = filled.stream()
                .filter(cell -> !TemplateWords.saysWhatToFillIn(cell))
                .count();
        return others <= 1 && filled.size() - others > 1;
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
