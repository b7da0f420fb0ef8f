package tn.segmentation.store.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.cell.Notation;
import tn.segmentation.store.cell.NumberForm;
import tn.segmentation.store.dialect.Dialect;
import tn.segmentation.store.dialect.Records;
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
            add(records, records.line(), isHeader ? column : "", records::text);
        }
    }

    @Override
    public void add(Records records, String remark) {
        add(records, plan.layout().firstLine() + records.line() - 1, remark, i -> text(records, i));
    }

    /** In a column of texts with a decimal comma, a typed number gets one too: here nothing else tells them apart. */
    private String text(Records records, int cell) {
        String text = records.text(cell);
        @Nullable Notation notation = cell < plan.width() ? plan.notations().get(cell) : null;
        if (notation == null || notation.decimal() == '.' || text.indexOf('.') < 0 || records.quoted(cell)) {
            return text;
        }
        return Notation.POINT.reads(NumberForm.of(text)) ? text.replace('.', notation.decimal()) : text;
    }

    private void add(Records records, long at, String remark, IntFunction<String> text) {
        for (; line < at; line++) {
            out.write(END);
        }
        StringBuilder cells = new StringBuilder(AnnotatedText.remark(remark, CSV));
        for (int i = 0; i < records.cells(); i++) {
            cells.append(CSV.delimiter()).append(AnnotatedText.cell(text.apply(i), CSV));
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
