package tn.segmentation.store.input;

import java.util.Arrays;
import tn.segmentation.store.cell.Ascii;
import tn.segmentation.store.cell.NumberForm;
import tn.segmentation.store.cell.Quoting;

/** Collects the texts of one column, one per record. Used by one thread, block after block. */
final class TextCells {

    private static final int FIRST = 1 << 10;

    private final Quoting quoting;
    private FormCount forms = new FormCount();
    private byte[] texts = new byte[FIRST];
    private int[] ends = new int[0];
    private int end;

    /** Prepares to collect cells with quotes like that. */
    TextCells(Quoting quoting) {
        this.quoting = quoting;
    }

    /** Makes room for so many records. */
    void reserve(int rows) {
        ends = Arrays.copyOf(ends, rows);
    }

    /** Takes the cell that a scanner stands on. */
    void add(byte[] bytes, CellScanner cell, int row) {
        int from = cell.from();
        int to = cell.to();
        // No number begins with a letter.
        boolean word = !cell.escaped() && from < to && Ascii.isLetter(bytes[from]);
        forms.add(word ? NumberForm.TEXT : cell.form(), row, cell);
        append(bytes, from, to);
        if (cell.escaped()) {
            end = quoting.plain(texts, end - (to - from), end);
        }
        ends[row] = end;
    }

    /** Takes a text that is no cell, as it is. */
    void add(byte[] bytes, int from, int to, int row) {
        append(bytes, from, to);
        ends[row] = end;
    }

    /** Takes note that a record has no such cell. */
    void absent(int row) {
        ends[row] = end;
    }

    /** Counts a cell that is not kept as it is. */
    void count(NumberForm form, CellScanner cell, int row) {
        forms.add(form, row, cell);
    }

    /** Takes the last cell back: its record turned out to be malformed. */
    void takeBack() {
        forms.takeBack();
    }

    /** Forgets the text of the last record. */
    void forget(int row) {
        end = row == 0 ? 0 : ends[row - 1];
        ends[row] = end;
    }

    /** Begins the next block. */
    void clear() {
        end = 0;
    }

    /** Returns the array that the texts stand in, one after the other. */
    byte[] texts() {
        return texts;
    }

    /** Returns where the text of each record ends. */
    int[] ends() {
        return ends;
    }

    /** Returns how many bytes the texts have. */
    int size() {
        return end;
    }

    /** Returns how the cells of the block are written, which the next one counts anew. */
    FormCount finishForms() {
        FormCount counted = forms;
        forms = new FormCount();
        return counted;
    }

    private void append(byte[] bytes, int from, int to) {
        int length = to - from;
        if (end + length > texts.length) {
            texts = Arrays.copyOf(texts, Math.max(2 * texts.length, end + length));
        }
        System.arraycopy(bytes, from, texts, end, length);
        end += length;
    }
}
