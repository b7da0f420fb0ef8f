package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * One file of the table of nasty files, and what a careful person would say of it. The form of the table stands in its
 * README.
 *
 * @param kind the class it belongs to
 * @param name of the case
 * @param made how its bytes are made of its lines
 * @param lines of the file
 * @param table outcome, columns, accepted records and rejects
 */
record NastyFile(String kind, String name, Map<String, String> made, List<String> lines, List<String> table) {

    /** The classes, in the order of the report: each is a file of the table. */
    static final List<String> KINDS = List.of(
            "delimiters",
            "encodings",
            "line-ends",
            "quotes",
            "headers",
            "numbers",
            "ids",
            "arabic",
            "dates",
            "ranges",
            "structure",
            "exports",
            "workbooks");

    /** What it comes to in the report, in the order of its columns. */
    enum Judgement {
        READ,
        REFUSED,
        ASKED,
        /** A limit that is known: a person could read the file. */
        LIMIT,
        /** What is known to be read wrong without anybody being told. */
        WRONG
    }

    private static final String LIMIT = " limit";
    private static final String WRONG = " wrong";
    private static final String FOLDER = "/nasty/";
    private static final Pattern REPEATED_LINE = Pattern.compile("([|+])\\*(\\d+) (.*)", Pattern.DOTALL);
    private static final Pattern REPEATED_TEXT = Pattern.compile("\\\\\\{(\\d+):([^}]*)}");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|[trnz\\\\])");

    /** Returns the files of every class. */
    static List<NastyFile> all() {
        return KINDS.stream().flatMap(kind -> of(kind).stream()).toList();
    }

    /** Returns the files of one class. */
    static List<NastyFile> of(String kind) {
        List<NastyFile> files = new ArrayList<>();
        for (String section : text(kind + ".txt").split("(?m)^## ", -1)) {
            if (!section.isBlank() && !section.startsWith("# ")) {
                files.add(section(kind, section));
            }
        }
        return files;
    }

    private static NastyFile section(String kind, String section) {
        List<String> all = section.lines().toList();
        NastyFile file = new NastyFile(kind, all.get(0), new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        for (String line : all.subList(1, all.size())) {
            file.add(line);
        }
        return file;
    }

    private void add(String line) {
        if (line.isEmpty()) {
            return;
        }
        Matcher repeated = REPEATED_LINE.matcher(line);
        if (repeated.matches()) {
            for (int n = 1; n <= Integer.parseInt(repeated.group(2)); n++) {
                add(repeated.group(1) + " " + repeated.group(3).replace("{n}", Integer.toString(n)));
            }
            return;
        }
        String text = line.length() > 2 ? line.substring(2) : "";
        switch (line.charAt(0)) {
            case '@' ->
                Arrays.stream(text.split(" ", -1))
                        .map(word -> word.split("=", 2))
                        .forEach(pair -> made.put(pair[0], pair.length == 1 ? "" : pair[1]));
            case '|' -> lines.add(text);
            case '=', ':', '+', '-' -> table.add(repeated(line.charAt(0) + " " + text));
            default -> {
                if (!lines.isEmpty()) {
                    throw new IllegalArgumentException(name + ": " + line);
                }
            }
        }
    }

    /** Returns what a reading that is as expected comes to. */
    Judgement judgement() {
        String outcome = outcome();
        if (outcome.endsWith(LIMIT)) {
            return Judgement.LIMIT;
        }
        if (outcome.endsWith(WRONG)) {
            return Judgement.WRONG;
        }
        return outcome.startsWith("= asked")
                ? Judgement.ASKED
                : outcome.startsWith("= refused") ? Judgement.REFUSED : Judgement.READ;
    }

    /** Returns what a reading has to come to. */
    List<String> expected() {
        List<String> lines = new ArrayList<>(table);
        lines.set(0, outcome().replace(LIMIT, "").replace(WRONG, ""));
        return lines;
    }

    private String outcome() {
        return table.get(0);
    }

    /** Returns the name that the file goes by. */
    String fileName() {
        return made.getOrDefault("file", name + ".csv");
    }

    /** Returns what the user says about the file. */
    ReadingOptions options() {
        Map<String, EmptyCells> empty = new LinkedHashMap<>();
        pairs("empty")
                .forEach((field, cells) -> empty.put(field, EmptyCells.of(cells).orElseThrow()));
        return new ReadingOptions(pairs("map"), words("features"), words("descriptive"), empty, pairs("reading"));
    }

    private List<String> words(String key) {
        String said = made.get(key);
        return said == null ? List.of() : List.of(said.split(",", -1));
    }

    private Map<String, String> pairs(String key) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : words(key)) {
            int colon = pair.indexOf(':');
            pairs.put(pair.substring(0, colon), pair.substring(colon + 1));
        }
        return pairs;
    }

    /** Returns the bytes of the file. */
    byte[] bytes() {
        if (made.containsKey("xlsx")) {
            return NastyWorkbook.of(lines, made.containsKey("recalculated"));
        }
        Charset encoding = Charset.forName(made.getOrDefault("encoding", "UTF-8"));
        String end = Objects.requireNonNull(Map.of("LF", "\n", "CRLF", "\r\n", "CR", "\r", "CRCRLF", "\r\r\n")
                .get(made.getOrDefault("end", "LF")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (made.containsKey("mark")) {
            out.writeBytes("\ufeff".getBytes(encoding));
        }
        for (String line : lines) {
            boolean open = line.endsWith("\\z");
            write(
                    REPEATED_TEXT
                            .matcher(open ? line.substring(0, line.length() - 2) : line)
                            .replaceAll(r -> Matcher.quoteReplacement(r.group(2).repeat(Integer.parseInt(r.group(1))))),
                    encoding,
                    out);
            out.writeBytes((open ? "" : end).getBytes(encoding));
        }
        return made.containsKey("gzip") ? gzip(out.toByteArray()) : out.toByteArray();
    }

    private static String repeated(String text) {
        return REPEATED_TEXT
                .matcher(text)
                .replaceAll(r -> Matcher.quoteReplacement(r.group(2).repeat(Integer.parseInt(r.group(1)))));
    }

    private static void write(String text, Charset encoding, ByteArrayOutputStream out) {
        Matcher escape = ESCAPE.matcher(text);
        int at = 0;
        while (escape.find()) {
            out.writeBytes(text.substring(at, escape.start()).getBytes(encoding));
            String code = escape.group().substring(1);
            if (code.startsWith("x")) {
                out.write(Integer.parseInt(code.substring(1), 16));
            } else {
                out.writeBytes(unescape(escape.group()).getBytes(encoding));
            }
            at = escape.end();
        }
        out.writeBytes(text.substring(at).getBytes(encoding));
    }

    private static String unescape(String escape) {
        return switch (escape.charAt(1)) {
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'n' -> "\n";
            case 'u' -> String.valueOf((char) Integer.parseInt(escape.substring(2), 16));
            default -> escape.substring(1);
        };
    }

    /** Returns a cell as the table writes it: what cannot be seen, and what separates, is escaped. */
    static String escaped(String cell) {
        UnaryOperator<String> one = c -> switch (c) {
            case "\t" -> "\\t";
            case "\r" -> "\\r";
            case "\n" -> "\\n";
            case "\\" -> "\\\\";
            default -> String.format("\\u%04x", (int) c.charAt(0));
        };
        return Pattern.compile("[\\\\|\\p{Cc}\\p{Cf}\\x{A0}\\x{202F}\\x{2028}\\x{85}]|^ | $")
                .matcher(cell)
                .replaceAll(r -> Matcher.quoteReplacement(one.apply(r.group())));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(NastyFile.class.getResourceAsStream(FOLDER + resource))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return kind + "/" + name;
    }
}
