package tn.segmentation.store.input;

import java.io.IOException;
import java.io.InputStream;
import tn.segmentation.store.dialect.Dialect;
import tn.segmentation.store.dialect.Records;

/** A copy of a text, being written, with one more column, the first. */
interface AnnotatedText extends AutoCloseable {

    /**
     * Writes what stands above the records.
     *
     * @param text to be taken until its first record
     * @param column name of the new column
     */
    void begin(InputStream text, String column) throws IOException;

    /** Writes the current record, and what is said of it; nothing if there is nothing to say. */
    void add(Records records, String remark) throws IOException;

    /** Writes what stands below the records. */
    void end() throws IOException;

    /** Takes what stands above the records; the header is never far down. */
    static byte[] top(InputStream text, ReadingPlan plan) throws IOException {
        return text.readNBytes(Math.toIntExact(plan.layout().skippedBytes()));
    }

    /** Returns a cell as a dialect writes it. */
    static String cell(String text, Dialect dialect) {
        String mark = Character.toString(dialect.quoting().mark());
        String escape = Character.toString(dialect.quoting().escape());
        boolean isPlain = text.chars().noneMatch(c -> c == dialect.delimiter() || c == '\n' || c == '\r');
        if (isPlain && !text.contains(mark)) {
            return text;
        }
        String doubled = text.replace(escape, escape + escape);
        return mark + (escape.equals(mark) ? doubled : doubled.replace(mark, escape + mark)) + mark;
    }

    /** Returns a sentence as a cell of one line. */
    static String remark(String text, Dialect dialect) {
        boolean isOneLine = text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        return cell(isOneLine ? text : text.replaceAll("\r\n|[\r\n]", " "), dialect);
    }

    @Override
    void close() throws IOException;
}
