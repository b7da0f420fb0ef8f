package tn.segmentation.store.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import tn.segmentation.store.source.EncodedFile;

/**
 * A CSV of a table that was no text, with one more column: commas, CR LF, UTF-8 with a byte order mark. A row of a
 * workbook is a line, so that lines are where the remarks say.
 */
final class AnnotatedTable implements AnnotatedText {

    private static final Dialect CSV = Dialect.of(',');
    private static final String END = "\r\n";

    private final ReadingPlan plan;
    private final EncodedFile out;
    private long line = 1;

    AnnotatedTable(ReadingPlan plan, Path copy) {
        this.plan = plan;
        this.out = EncodedFile.marked(copy);
    }

    @Override
    public void begin(InputStream text, String column) throws IOException {
        InputStream top = new ByteArrayInputStream(AnnotatedText.top(text, plan));
        Records records = new Records(column, top, plan.dialect());
        while (records.next()) {
            boolean isHeader = Objects.equals(records.line(), plan.layout().headerLine());
            add(records, records.line(), isHeader ? column : "");
        }
    }

    @Override
    public void add(Records records, String remark) {
        add(records, plan.layout().firstLine() + records.line() - 1, remark);
    }

    private void add(Records records, long at, String remark) {
        for (; line < at; line++) {
            out.write(END);
        }
        StringBuilder cells = new StringBuilder(AnnotatedText.remark(remark, CSV));
        for (int i = 0; i < records.cells(); i++) {
            cells.append(CSV.delimiter()).append(AnnotatedText.cell(records.text(i), CSV));
        }
        out.write(cells + END);
        line++;
    }

    @Override
    public void end() {
        // Nothing stands below the last row.
    }

    @Override
    public void close() {
        out.close();
    }
}
