package tn.segmentation.store.run;

import java.io.IOException;
import java.util.List;
import tn.segmentation.store.parquet.SlicedColumn;

/**
 * Rows as lines of a CSV: UTF-8, commas, quotes around a text that holds a comma, a quote or an end of line. A missing
 * value and a list of nothing are an empty cell, an empty text is {@code ""}; a list is one cell.
 */
final class AssignmentsCsv implements OrderedSlices.Slice {

    /** Rows of a slice. */
    static final int ROWS = 1 << 14;

    private final List<CsvCells> columns;
    private final WrittenFile file;
    private final CsvLine lines = new CsvLine();

    AssignmentsCsv(List<SlicedColumn> columns, WrittenFile file) {
        this.columns = columns.stream().map(column -> CsvCells.of(column, ROWS)).toList();
        this.file = file;
    }

    /** Writes the first line. */
    static void writeHeader(List<SlicedColumn> columns, WrittenFile file) throws IOException {
        CsvLine line = new CsvLine();
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                line.comma();
            }
            line.text(columns.get(i).name());
        }
        line.end();
        file.write(line.bytes(), 0, line.size());
    }

    @Override
    public void encode(int from, int to) {
        lines.clear();
        columns.forEach(column -> column.take(from, to));
        for (int i = 0; i < to - from; i++) {
            for (int c = 0; c < columns.size(); c++) {
                if (c > 0) {
                    lines.comma();
                }
                columns.get(c).put(i, lines);
            }
            lines.end();
        }
    }

    @Override
    public void write() throws IOException {
        file.write(lines.bytes(), 0, lines.size());
    }

    @Override
    public void close() {}
}
