package tn.segmentation.store.input;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How the cells of one column are written: how many of each form, and where the first of each stands. */
final class ColumnCensus {

    private final Map<NumberForm, LongAdder> counts = new EnumMap<>(NumberForm.class);
    private final Map<NumberForm, Cell> first = new EnumMap<>(NumberForm.class);
    private boolean tidy = true;

    /**
     * A cell of the column.
     *
     * @param line of its record
     * @param value as the file writes it
     */
    record Cell(long line, String value) {}

    /** Takes one cell of the current record. */
    void add(Records records, int cell) {
        int from = records.from(cell);
        int to = records.to(cell);
        NumberForm form = from == to ? NumberForm.BLANK : NumberForm.of(records.bytes(), from, to);
        if (from < to && tidy) {
            tidy = form != NumberForm.BLANK && !needsCleaning(records.bytes(), from, to);
        }
        counts.computeIfAbsent(form, f -> new LongAdder()).increment();
        if (!first.containsKey(form)) {
            first.put(form, new Cell(records.line(), records.text(cell)));
        }
    }

    /** Returns how many cells have that form. */
    long count(NumberForm form) {
        LongAdder count = counts.get(form);
        return count == null ? 0 : count.sum();
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

    /** Returns whether no cell has blanks, or letters outside ASCII, in it. */
    boolean tidy() {
        return tidy;
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

    private static boolean needsCleaning(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] <= ' ') {
                return true;
            }
        }
        return false;
    }
}
