package tn.segmentation.store.input;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.source.InputFile;

/**
 * What a reading of a file came to, in words that can be compared: the outcome, the columns, each accepted record, each
 * reject.
 *
 * @param lines {@code = read}, then {@code : columns}, {@code + record} and {@code - reject} lines; or one line,
 *     {@code = refused CODE} or {@code = asked CODE}
 */
record Told(List<String> lines) {

    /** Refusals that ask something: the file can be read when the user has answered. */
    private static final String QUESTION = "ambiguous_";

    /** How an empty cell of a column of texts is written. */
    private static final String EMPTY = "·";

    /** Reads a file. */
    static Told of(Path file, ReadingOptions options, Path scratch) {
        return of(file, options, scratch, 2, 1 << 20);
    }

    static Told of(Path file, ReadingOptions options, Path scratch, int threads, int blockSize) {
        try (Customers customers =
                Customers.read(InputFile.plain(file), options, scratch, threads, blockSize, Progress.SILENT)) {
            return new Told(lines(customers));
        } catch (Refusal e) {
            return new Told(List.of((e.code().startsWith(QUESTION) ? "= asked " : "= refused ") + e.code()));
        }
    }

    /** Returns how this differs from what was expected, cell by cell; nothing if it does not. */
    List<String> differences(List<String> expected) {
        if (lines.equals(expected)) {
            return List.of();
        }
        if (!lines.get(0).equals(expected.get(0))) {
            return List.of("expected: " + expected.get(0), "but was: " + lines.get(0));
        }
        List<String> differences = new ArrayList<>();
        List<String> was = records(lines);
        List<String> should = records(expected);
        boolean sameIds = was.stream()
                .map(Told::id)
                .toList()
                .equals(should.stream().map(Told::id).toList());
        for (int i = 0; sameIds && i < was.size(); i++) {
            differences.addAll(ofCells(i + 1, cells(should.get(i)), cells(was.get(i))));
        }
        List<String> missing = new ArrayList<>(expected);
        missing.removeAll(lines);
        List<String> more = new ArrayList<>(lines);
        more.removeAll(expected);
        if (sameIds) {
            missing.removeAll(should);
            more.removeAll(was);
        }
        missing.forEach(line -> differences.add("expected: " + line));
        more.forEach(line -> differences.add("not expected: " + line));
        return differences.isEmpty() ? List.of("the order of lines differs: " + lines) : differences;
    }

    private List<String> ofCells(int record, List<String> should, List<String> was) {
        List<String> names = cells(columns());
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(should.size(), was.size()); i++) {
            String expected = i < should.size() ? should.get(i) : "nothing";
            String read = i < was.size() ? was.get(i) : "nothing";
            if (!expected.equals(read)) {
                differences.add("record " + record + ", " + (i < names.size() ? names.get(i) : "#" + (i + 1)) + ": "
                        + expected + " was expected, but " + read + " was read");
            }
        }
        return differences;
    }

    private static List<String> records(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("+ ")).toList();
    }

    private static List<String> cells(String line) {
        return List.of(line.substring(2).split(" \\| ", -1));
    }

    private static String id(String record) {
        return cells(record).get(0);
    }

    /** Returns whether records were accepted. */
    boolean isRead() {
        return lines.get(0).equals("= read");
    }

    /** Returns whether the user was asked. */
    boolean isAsked() {
        return lines.get(0).startsWith("= asked");
    }

    /** Returns the accepted records, each with the columns that its cells belong to. */
    List<String> accepted() {
        return records(lines);
    }

    /** Returns which columns were understood. */
    String columns() {
        return lines.stream().filter(line -> line.startsWith(": ")).collect(Collectors.joining());
    }

    private static List<String> lines(Customers customers) {
        List<String> lines = new ArrayList<>(List.of("= read", columns(customers)));
        for (int row = 0; row < customers.records().rows(); row++) {
            lines.add(record(customers, row));
        }
        for (Reject reject : customers.rejects()) {
            lines.add("- " + reject.line() + " | " + NastyFile.escaped(reject.column()) + " | "
                    + NastyFile.escaped(reject.value()) + " | " + reject.reason());
        }
        return lines;
    }

    private static String columns(Customers customers) {
        Verdict verdict = customers.verdict();
        String id = verdict.idColumn() == null ? "(line)" : verdict.idColumn();
        return ": " + NastyFile.escaped(id)
                + customers.records().columns().stream()
                        .map(name -> " | " + NastyFile.escaped(name)
                                + (verdict.features().contains(name) ? "*" : ""))
                        .collect(Collectors.joining());
    }

    private static String record(Customers customers, int row) {
        AcceptedRecords records = customers.records();
        TextBlock texts = new TextBlock();
        records.ids(row, row + 1, texts);
        String id = text(texts);
        return "+ " + id
                + IntStream.range(0, records.columns().size())
                        .mapToObj(column -> " | " + cell(customers, column, row))
                        .collect(Collectors.joining());
    }

    private static String cell(Customers customers, int column, int row) {
        AcceptedRecords records = customers.records();
        if (records.isNumber(column)) {
            double[] number = new double[1];
            records.numbers(column, row, row + 1, number);
            return Double.isNaN(number[0]) ? "?" : plain(number[0]);
        }
        TextBlock texts = new TextBlock();
        records.texts(column, row, row + 1, texts);
        return text(texts);
    }

    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    private static String text(TextBlock texts) {
        String text = AcceptedInDuckDb.text(texts, 0);
        return text == null ? EMPTY : NastyFile.escaped(text);
    }
}
