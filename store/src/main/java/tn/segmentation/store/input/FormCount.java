package tn.segmentation.store.input;

import org.jspecify.annotations.Nullable;
import tn.segmentation.store.cell.Excerpt;
import tn.segmentation.store.cell.NumberForm;

/** How the cells of one column of one block are written: how many of each form, and which is the first of each. */
final class FormCount {

    private static final NumberForm[] FORMS = NumberForm.values();

    private final int[] counts = new int[FORMS.length];
    private final int[] rows = new int[FORMS.length];
    private final @Nullable String[] texts = new String[FORMS.length];
    private int last;

    /** Counts a cell that stands in these bytes, of a form by its ordinal. */
    void add(int form, int row, byte[] bytes, int from, int to) {
        last = form;
        if (counts[form]++ == 0) {
            note(form, row, Excerpt.of(bytes, from, to, Excerpt.OF_CELL));
        }
    }

    /** Counts the cell that a scanner stands on. */
    void add(NumberForm form, int row, CellScanner cell) {
        last = form.ordinal();
        if (counts[last]++ == 0) {
            note(last, row, cell.text());
        }
    }

    private void note(int form, int row, String text) {
        rows[form] = row;
        texts[form] = text;
    }

    /** Takes the last cell back: its record turned out to be malformed. */
    void takeBack() {
        counts[last]--;
    }

    /** Returns whether the last cell has that form. */
    boolean lastIs(NumberForm form) {
        return last == form.ordinal();
    }

    /** Returns how many cells have that form. */
    int count(NumberForm form) {
        return counts[form.ordinal()];
    }

    /** Returns the row of the first cell of that form, if there is one. */
    int row(NumberForm form) {
        return rows[form.ordinal()];
    }

    /** Returns the first cell of that form, if there is one. */
    String text(NumberForm form) {
        String text = texts[form.ordinal()];
        return text == null ? "" : text;
    }
}
