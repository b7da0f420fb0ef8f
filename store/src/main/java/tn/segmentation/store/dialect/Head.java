package tn.segmentation.store.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import tn.segmentation.store.cell.Quoting;
import tn.segmentation.store.source.FileText;
import tn.segmentation.store.source.UnreadableTable;

/**
 * How a text begins.
 *
 * @param dialect how its records are cut into cells
 * @param header one per column, as the file writes it; {@code #1}, {@code #2}, ... when it has none
 * @param layout where its records begin
 * @param second position of the first column of another table that stands beside the first one, or {@link #NO_COLUMN}
 */
public record Head(Dialect dialect, List<String> header, Layout layout, int second) {

    /** In place of the position of a column. */
    public static final int NO_COLUMN = -1;

    /** More columns than this are no table of customers, but one whose line ends were lost. */
    static final int MOST_COLUMNS = 2_000;

    /**
     * Finds the header of a text.
     *
     * @param said names of columns that the user gave, {@code #2} for the second: they settle what the text leaves open
     * @throws UnreadableTable if titles or a header cannot be told from records of customers
     */
    public static Head of(FileText text, List<String> said) {
        Character certain = text.delimiter();
        Dialect dialect = certain == null ? DialectProbe.of(text) : Dialect.of(certain, Quoting.TYPED);
        try (InputStream in = text.open(done -> {})) {
            FirstRecords records = FirstRecords.of(text.name(), in, dialect);
            if (records.width() > MOST_COLUMNS) {
                throw new UnreadableTable(
                        "too_many_columns",
                        Map.of("file", text.name(), "columns", records.width(), "most", MOST_COLUMNS));
            }
            return new HeaderSearch(text.name(), records, said).head();
        } catch (IOException e) {
            throw text.unreadable(e);
        }
    }
}
