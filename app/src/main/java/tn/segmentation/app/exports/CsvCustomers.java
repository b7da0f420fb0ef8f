package tn.segmentation.app.exports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.customers.Customer;

/** Customers as CSV, as RFC 4180 has it but for the separator: UTF-8, lines that end with CR LF, no text a formula. */
final class CsvCustomers implements CustomerWriter {

    private static final String END = "\r\n";

    private final Writer out;
    private final ExportColumns columns;
    private final CsvStyle style;
    private final String lastLine;

    /**
     * Begins the file.
     *
     * @param lastLine what stands alone on the last line; empty for nothing
     */
    CsvCustomers(OutputStream out, ExportColumns columns, CsvStyle style, String lastLine) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.columns = columns;
        this.style = style;
        this.lastLine = lastLine;
        if (style.mark()) {
            this.out.write('\uFEFF');
        }
        line(columns.header());
    }

    @Override
    public void write(Customer customer) throws IOException {
        line(columns.cells(customer));
    }

    private void line(List<? extends @Nullable Object> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(style.separator());
            }
            Object cell = cells.get(i);
            if (cell instanceof BigDecimal number) {
                out.write(number(number));
            } else if (cell != null) {
                out.write(text(String.valueOf(cell)));
            }
        }
        out.write(END);
    }

    private String number(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString().replace('.', style.decimal());
    }

    private String text(String text) {
        String shown = SafeText.of(text);
        boolean quoted = shown.chars().anyMatch(c -> c == style.separator() || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + shown.replace("\"", "\"\"") + '"' : shown;
    }

    @Override
    public void end() throws IOException {
        if (!lastLine.isEmpty()) {
            line(List.of(lastLine));
        }
        out.flush();
    }
}
