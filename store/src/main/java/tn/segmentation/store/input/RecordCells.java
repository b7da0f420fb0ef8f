package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import tn.segmentation.store.dialect.Dialect;

/** Goes through the cells of a record that was put aside as a text, as the parser went through those of the file. */
final class RecordCells {

    private final CellScanner scanner;
    private final boolean trailing;
    private final Block block = new Block();
    private int length;
    private int next;

    RecordCells(Dialect dialect) {
        this.scanner = new CellScanner(dialect);
        this.trailing = dialect.trailing();
    }

    /** Begins a record. */
    void begin(String record) {
        byte[] text = record.getBytes(UTF_8);
        block.reserve(text.length, 0);
        System.arraycopy(text, 0, block.bytes(), 0, text.length);
        block.set(text.length, 0, 0);
        scanner.begin(block);
        length = text.length;
        next = 0;
    }

    /** Moves to the next cell, if there is one. */
    boolean next() {
        if (next > length) {
            return false;
        }
        next = scanner.scan(next) + 1;
        return true;
    }

    /** Returns where the cell ends, its closing quote and what follows that in it included. */
    int end() {
        return next - 1;
    }

    /** Returns where the record ends. */
    int length() {
        return length;
    }

    /** Returns where the cell is, and what it looks like. */
    CellScanner cell() {
        return scanner;
    }

    /** Returns the bytes that the cell points into. */
    byte[] bytes() {
        return block.bytes();
    }

    /** Returns whether the cells of a record are so many, as those of the file, and end where their quotes do. */
    boolean areCut(String record, int width) {
        int count = 0;
        begin(record);
        while (next()) {
            count++;
        }
        boolean isWide = count == width + 1 && trailing && scanner.from() == scanner.to();
        return (count == width || isWide) && !scanner.broken() && !scanner.unclosed();
    }

    /** Returns the texts of all cells of a record. */
    List<String> texts(String record) {
        List<String> texts = new ArrayList<>();
        begin(record);
        while (next()) {
            texts.add(scanner.text());
        }
        return texts;
    }
}
