package tn.segmentation.store.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tn.segmentation.store.source.FileText;
import tn.segmentation.store.source.UnreadableTable;

/**
 * How a text begins.
 *
 * @param delimiter between cells
 * @param header one per column, as the file writes it; {@code #1}, {@code #2}, ... when it has none
 * @param skipped bytes of the text before the first record of customers
 * @param firstLine the line that comes after them, from 1
 */
record Head(char delimiter, List<String> header, long skipped, long firstLine) {

    /** More columns than this are no table of customers, but one whose line ends were lost. */
    static final int MOST_COLUMNS = 2_000;

    /** Reads the header of a text. */
    static Head of(FileText text) {
        char delimiter = Delimiter.of(text);
        try (InputStream in = text.open(done -> {})) {
            Records records = new Records(text.name(), in, delimiter);
            if (!records.next()) {
                throw new UnreadableTable("file_empty", Map.of("file", text.name()));
            }
            if (records.cells() > MOST_COLUMNS) {
                throw new UnreadableTable(
                        "too_many_columns",
                        Map.of("file", text.name(), "columns", records.cells(), "most", MOST_COLUMNS));
            }
            return of(records, delimiter);
        } catch (IOException e) {
            throw text.unreadable(e);
        }
    }

    /** The first record may be no header, but already one of the customers: nothing but numbers. */
    private static Head of(Records records, char delimiter) {
        boolean numbers = true;
        for (int i = 0; i < records.cells(); i++) {
            NumberForm form = NumberForm.of(records.text(i));
            numbers &= form != NumberForm.TEXT && form != NumberForm.BLANK;
        }
        List<String> header = new ArrayList<>();
        for (int i = 0; i < records.cells(); i++) {
            header.add(numbers ? "#" + (i + 1) : records.text(i));
        }
        return numbers
                ? new Head(delimiter, List.copyOf(header), records.offset(), records.line())
                : new Head(delimiter, List.copyOf(header), records.end(), records.nextLine());
    }
}
