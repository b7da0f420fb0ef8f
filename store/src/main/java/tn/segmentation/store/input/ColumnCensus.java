package tn.segmentation.store.input;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tn.segmentation.store.cell.Notation;
import tn.segmentation.store.cell.NumberForm;

/**
 * How the cells of one column are written, those of well-formed records: how many of each form, and where the first of
 * each stands.
 */
final class ColumnCensus {

    private final long[] counts = new long[NumberForm.values().length];
    private final Map<NumberForm, Cell> first = new EnumMap<>(NumberForm.class);

    /**
     * A cell of the column.
     *
     * @param line of its record
     * @param value as the file writes it
     */
    record Cell(long line, String value) {}

    /** Takes the census of every column of a file that was parsed by that plan. */
    static List<ColumnCensus> of(ReadingPlan plan, List<ParsedBlock> blocks) {
        List<ColumnCensus> columns = new ArrayList<>();
        for (int column = 0; column < plan.width(); column++) {
            ColumnCensus census = new ColumnCensus();
            long line = plan.layout().firstLine();
            for (ParsedBlock block : blocks) {
                census.add(block.forms().get(column), block, line);
                line += block.lineCount();
            }
            columns.add(census);
        }
        return columns;
    }

    /** Takes the cells of the next block. */
    private void add(FormCount forms, ParsedBlock block, long blockLine) {
        for (NumberForm form : NumberForm.values()) {
            int count = forms.count(form);
            if (count > 0 && counts[form.ordinal()] == 0) {
                first.put(form, new Cell(blockLine + block.line(forms.row(form)), forms.text(form)));
            }
            counts[form.ordinal()] += count;
        }
    }

    /** Returns how many cells have that form. */
    long count(NumberForm form) {
        return counts[form.ordinal()];
    }

    /** Returns how many cells are blank. */
    long missing() {
        return count(NumberForm.BLANK);
    }

    /** Returns which share of all cells is blank, 0 to 1; 0 where there are none. */
    double missingShare() {
        return missing() == 0 ? 0 : (double) missing() / (missing() + filled());
    }

    /** Returns how many cells are not blank. */
    long filled() {
        long sum = 0;
        for (NumberForm form : NumberForm.values()) {
            sum += form == NumberForm.BLANK ? 0 : count(form);
        }
        return sum;
    }

    /** Returns how many cells are numbers in a notation. */
    long numbers(Notation notation) {
        long sum = 0;
        for (NumberForm form : NumberForm.values()) {
            sum += notation.reads(form) ? count(form) : 0;
        }
        return sum;
    }

    /** Returns how many cells are numbers in a notation, and have a mark that says something of it. */
    long marked(Notation notation) {
        return numbers(notation) - count(NumberForm.WHOLE) - count(NumberForm.TYPED);
    }

    /** Returns the first cell that is not blank and no number in a notation. */
    Cell firstBad(Notation notation) {
        Cell bad = new Cell(Long.MAX_VALUE, "");
        for (Map.Entry<NumberForm, Cell> entry : first.entrySet()) {
            NumberForm form = entry.getKey();
            boolean isBad = form != NumberForm.BLANK && !notation.reads(form);
            if (isBad && entry.getValue().line() < bad.line()) {
                bad = entry.getValue();
            }
        }
        return bad;
    }

    /** Returns the first cell of that form. */
    Cell first(NumberForm form) {
        Cell cell = first.get(form);
        if (cell == null) {
            throw new IllegalStateException("no cell is " + form);
        }
        return cell;
    }
}
