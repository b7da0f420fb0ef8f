package tn.segmentation.app.dataset;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import tn.segmentation.store.run.RejectsCsv;
import tools.jackson.databind.JsonNode;

/**
 * Every bad cell of a verdict as CSV, written one by one as they are read: as {@code rejects.csv} of a run, for
 * spreadsheets, but without the records.
 */
final class RejectsFile implements AutoCloseable {

    private static final List<String> KEYS = List.of("line", "column", "value", "reason", "message");
    private static final String MARK = "\uFEFF";
    private static final String END = "\r\n";

    private final Writer out;

    private RejectsFile(Writer out) {
        this.out = out;
    }

    /** Begins the file, with its header. */
    static RejectsFile in(OutputStream file) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
        out.write(MARK + String.join(",", KEYS) + END);
        return new RejectsFile(out);
    }

    /**
     * Adds a cell.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    void add(JsonNode cell) {
        try {
            out.write(KEYS.stream()
                    .map(key -> RejectsCsv.cell(cell.path(key).asString("")))
                    .collect(Collectors.joining(",", "", END)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
