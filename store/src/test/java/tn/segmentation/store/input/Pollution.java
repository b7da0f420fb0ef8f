package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import tn.segmentation.store.input.CleanTable.Dialect;

/**
 * A clean table with one thing wrong with it, or written in another dialect.
 *
 * @param kind what is wrong, as a row of the report
 * @param where it is
 * @param bytes of the file
 * @param records of the clean table that are in it, from the first on
 */
record Pollution(String kind, String where, byte[] bytes, int records) {

    Pollution(String kind, String where, byte[] bytes) {
        this(kind, where, bytes, Integer.MAX_VALUE);
    }

    /** Lines of the table that are polluted character by character: the header, and records of every sort. */
    private static final int[] LINES = {0, 1, 2, 5, 11, 24};

    /** Returns every pollution of a table. */
    static List<Pollution> all(CleanTable table) {
        List<Pollution> all = new ArrayList<>();
        dialects(table, all);
        for (Dialect dialect : List.of(Dialect.COMMAS, Dialect.FRENCH, Dialect.QUOTED)) {
            Site site = new Site(table.lines(dialect), dialect, all);
            site.characters();
            site.lines();
            site.shapes();
        }
        Site site = new Site(table.lines(Dialect.COMMAS), Dialect.COMMAS, all);
        site.bytes();
        site.cuts();
        return all;
    }

    private static void dialects(CleanTable table, List<Pollution> all) {
        for (char delimiter : new char[] {',', ';', '\t', '|'}) {
            for (char decimal : new char[] {'.', ','}) {
                for (String end : List.of("\n", "\r\n", "\r")) {
                    for (boolean quoteAll : new boolean[] {false, true}) {
                        Dialect dialect = new Dialect(delimiter, decimal, end, quoteAll);
                        encodings(table.text(dialect), dialect.toString(), all);
                    }
                }
            }
        }
    }

    private static void encodings(String text, String where, List<Pollution> all) {
        String marked = '\ufeff' + text;
        all.add(new Pollution("dialect", where + " UTF-8", text.getBytes(UTF_8)));
        all.add(new Pollution("dialect", where + " UTF-8 marked", marked.getBytes(UTF_8)));
        all.add(new Pollution("dialect", where + " UTF-16LE", marked.getBytes(UTF_16LE)));
        all.add(new Pollution("dialect", where + " UTF-16BE", marked.getBytes(UTF_16BE)));
        all.add(new Pollution("dialect", where + " windows-1252", text.getBytes(Charset.forName("windows-1252"))));
    }

    /** One text, polluted in one place after the other. */
    private record Site(List<String> clean, Dialect dialect, List<Pollution> all) {

        void characters() {
            String delimiter = String.valueOf(dialect.delimiter());
            for (int line : LINES) {
                String text = clean.get(line);
                for (int at = 0; at <= text.length(); at++) {
                    if (!isDecimal(text, at)) {
                        change("separator added", line, text.substring(0, at) + delimiter + text.substring(at));
                    }
                    change("quote added", line, text.substring(0, at) + '"' + text.substring(at));
                    change("line end added", line, text.substring(0, at) + dialect.lineEnd() + text.substring(at));
                    if (at < text.length()) {
                        String without = text.substring(0, at) + text.substring(at + 1);
                        switch (text.charAt(at)) {
                            case '"' -> change("quote removed", line, without);
                            case '\n' -> change("line end removed", line, without);
                            default -> {
                                if (text.charAt(at) == dialect.delimiter() && !isDecimal(text, at)) {
                                    change("separator removed", line, without);
                                }
                            }
                        }
                    }
                }
            }
        }

        /** Within quotes the separator may be the decimal mark: then another place makes another number. */
        private boolean isDecimal(String text, int at) {
            long quotes = text.substring(0, at).chars().filter(c -> c == '"').count();
            return dialect.delimiter() == dialect.decimal() && quotes % 2 == 1;
        }

        void lines() {
            String delimiter = String.valueOf(dialect.delimiter());
            long width =
                    clean.get(0).chars().filter(c -> c == dialect.delimiter()).count();
            for (int line = 0; line <= clean.size(); line++) {
                insert("blank line added", line, "");
                insert("line of blanks added", line, "  \t ".replace(delimiter, " "));
                insert("line of separators added", line, delimiter.repeat((int) width));
                insert("comment added", line, "# vu le 01/11");
                insert("header again", line, clean.get(0));
                if (line < clean.size()) {
                    insert("line again", line, clean.get(line));
                    joined(line);
                }
            }
        }

        void shapes() {
            String delimiter = String.valueOf(dialect.delimiter());
            String header = clean.get(0);
            List<String> records = clean.subList(1, clean.size());
            shape(
                    "separators at the ends",
                    "all",
                    clean.stream().map(l -> l + delimiter).toList());
            shape(
                    "separators at the ends",
                    "records",
                    with(header, records.stream().map(l -> l + delimiter).toList()));
            shape("separators at the ends", "header", with(header + delimiter, records));
            shape(
                    "separators at the beginnings",
                    "all",
                    clean.stream().map(l -> delimiter + l).toList());
            shape(
                    "separators at the beginnings",
                    "records",
                    with(header, records.stream().map(l -> delimiter + l).toList()));
            shape("separators at the beginnings", "header", with(delimiter + header, records));
            shape("no header", "", records);
            for (int lines = 1; lines <= 4; lines++) {
                List<String> before = Collections.nCopies(lines, "Rapport d'octobre");
                List<String> preamble = new ArrayList<>(before);
                preamble.addAll(clean);
                shape("lines before the header", lines + " lines", preamble);
                preamble.add(lines, "");
                shape("lines before the header", lines + " lines and a blank one", preamble);
                List<String> footer = new ArrayList<>(clean);
                footer.addAll(Collections.nCopies(lines, "Fin du rapport"));
                shape("lines after the table", lines + " lines", footer);
                footer.add(clean.size(), "");
                shape("lines after the table", lines + " lines after a blank one", footer);
            }
            List<String> turned = new ArrayList<>(records);
            Collections.reverse(turned);
            shape("another order", "of records", with(header, turned));
        }

        /** Of bytes that belong to no text, at every tenth place. */
        void bytes() {
            byte[] text = text(clean).getBytes(UTF_8);
            for (int at = 0; at < text.length; at += 10) {
                for (int value : new int[] {0, 1, 0xc3, 0xff}) {
                    byte[] more = new byte[text.length + 1];
                    System.arraycopy(text, 0, more, 0, at);
                    more[at] = (byte) value;
                    System.arraycopy(text, at, more, at + 1, text.length - at);
                    all.add(new Pollution("byte added", value + " at " + at, more));
                }
            }
        }

        void cuts() {
            byte[] text = text(clean).getBytes(UTF_8);
            int end = 0;
            for (int line = 0; line < clean.size(); line++) {
                int start = end;
                end += text(clean.subList(line, line + 1)).getBytes(UTF_8).length;
                for (int length = start; length < end; length++) {
                    if (isFirstCharacterCut(text, length)) {
                        continue;
                    }
                    String where = "after " + length + " bytes";
                    all.add(new Pollution("cut off", where, Arrays.copyOf(text, length), Math.max(0, line - 1)));
                }
            }
        }

        /** Half a character, the only one outside ASCII, is a whole one of another encoding: nobody could tell. */
        private static boolean isFirstCharacterCut(byte[] text, int length) {
            boolean cut = (text[length] & 0xc0) == 0x80;
            for (int at = 0; at < length - 1 && cut; at++) {
                cut = text[at] >= 0;
            }
            return cut;
        }

        private void change(String kind, int line, String changed) {
            List<String> lines = new ArrayList<>(clean);
            lines.set(line, changed);
            shape(kind, "line " + line + ": " + changed, lines);
        }

        private void insert(String kind, int line, String inserted) {
            List<String> lines = new ArrayList<>(clean);
            lines.add(line, inserted);
            shape(kind, "before line " + line, lines);
        }

        private void joined(int line) {
            List<String> lines = new ArrayList<>(clean);
            String next = line + 1 < lines.size() ? lines.remove(line + 1) : "";
            lines.set(line, lines.get(line) + next);
            shape("line end removed", "after line " + line, lines);
        }

        private void shape(String kind, String where, List<String> lines) {
            all.add(new Pollution(kind, dialect + ", " + where, text(lines).getBytes(UTF_8)));
        }

        private static List<String> with(String header, List<String> records) {
            List<String> lines = new ArrayList<>(List.of(header));
            lines.addAll(records);
            return lines;
        }

        private String text(List<String> lines) {
            StringBuilder text = new StringBuilder();
            lines.forEach(line -> text.append(line).append(dialect.lineEnd()));
            return text.toString();
        }
    }
}
