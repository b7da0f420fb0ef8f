package tn.segmentation.app.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as CSV, as RFC 4180 has it but for the separator: UTF-8, lines that end with CR LF, no text a formula. */
public final class CsvTable implements TableWriter {

    private static final String END = "\r\n";

    private final Writer out;
    private final CsvStyle style;
    private final String lastLine;

    /**
     * Begins the file.
     *
     * @param header the names of the columns
     * @param lastLine what stands alone on the last line; empty for nothing
     */
    public CsvTable(OutputStream out, List<String> header, CsvStyle style, String lastLine) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.style = style;
        this.lastLine = lastLine;
        if (style.mark()) {
            this.out.write('\uFEFF');
        }
        write(header);
    }

    @Override
    public void write(List<? extends @Nullable Object> cells) throws IOException {
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
            write(List.of(lastLine));
        }
        out.flush();
    }
}
