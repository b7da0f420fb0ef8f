package tn.segmentation.store.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import tn.segmentation.store.dialect.Records;
import tn.segmentation.store.input.Reject;
import tn.segmentation.store.input.VeiledText;

/**
 * {@code rejects.csv}: one record per bad cell, as RFC 4180 has it. It is meant to be opened in a spreadsheet by people
 * who did not write it: it begins with the UTF-8 byte order mark, so that accents and Arabic survive, and a cell that
 * begins with {@code = + - @}, a tab or a carriage return gets an apostrophe in front, so that it is shown and never
 * computed. Who reads the file with a program takes that one apostrophe away again.
 */
public final class RejectsCsv {

    static final String NAME = "rejects.csv";

    /** Positions of the cells in which an id may stand. */
    static final int VALUE = 2;

    static final int RECORD = 5;

    private static final String HEADER = "line,column,value,reason,message,record";
    private static final String END = "\r\n";

    /** What makes a cell one that a spreadsheet computes, where it stands first. */
    private static final String FORMULA = "=+-@\t\r";

    /** Characters of a record that are shown with its second bad cell, and each one after that. */
    private static final int SHOWN_AGAIN = 500;

    private RejectsCsv() {}

    /** Writes the file; returns how many records it has. */
    static long write(Path file, Iterable<Reject> rejects, Function<Reject, String> message) throws IOException {
        long count = 0;
        long lastLine = 0;
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8))) {
            out.write("\uFEFF" + HEADER + END);
            for (Reject reject : rejects) {
                out.write(Long.toString(reject.line()));
                for (String text : List.of(
                        reject.column(),
                        reject.value(),
                        reject.reason(),
                        message.apply(reject),
                        record(reject, lastLine))) {
                    out.write(',');
                    out.write(cell(text));
                }
                out.write(END);
                lastLine = reject.line();
                count++;
            }
        }
        return count;
    }

    /** Returns what a record of the file says, but for its sentence. */
    static Reject read(Records record) {
        return new Reject(
                Long.parseLong(record.text(0)),
                plain(record.text(1)),
                plain(record.text(VALUE)),
                record.text(3),
                plain(record.text(RECORD)));
    }

    private static String plain(String shown) {
        boolean isMarked = shown.length() > 1 && shown.charAt(0) == '\'' && FORMULA.indexOf(shown.charAt(1)) >= 0;
        return isMarked ? shown.substring(1) : shown;
    }

    /** A long record with many bad cells would otherwise be written out once for each of them. */
    private static String record(Reject reject, long lastLine) {
        String record = reject.record();
        boolean shown = reject.line() != lastLine || record.length() <= SHOWN_AGAIN;
        return shown ? record : VeiledText.beginning(record, SHOWN_AGAIN) + "…";
    }

    /** Returns a cell as the file has it: quoted where that is needed, never a formula. */
    public static String cell(String text) {
        String shown = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = shown.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + shown.replace("\"", "\"\"") + '"' : shown;
    }
}
