package tn.segmentation.store.input;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.core.progress.Progress;

/**
 * One clean table, polluted in thousands of ways, each with one thing wrong. The oracle is the clean table: no number
 * may come out changed, and every record is accepted or named.
 */
class PollutionTest {

    @TempDir
    Path folder;

    /** What became of a file, from good to bad, in the order of the report. */
    enum Outcome {
        /** Every record as in the clean table. */
        SAME("read right"),
        /** All that is accepted is as in the clean table; the rest is rejected. */
        REJECTED("rejected cells"),
        /** Refused, or asked about. */
        REFUSED("refused"),
        /** A text that was polluted inside is read as it is written there: nobody could tell. */
        AS_WRITTEN("text as polluted"),
        /** The header was polluted, and the verdict names the columns as they are written there. */
        OTHER_COLUMNS("headers as polluted"),
        /** A number changed, or a record is gone. */
        WRONG("silently wrong");

        private final String title;

        Outcome(String title) {
            this.title = title;
        }
    }

    @Test
    void changesNoNumberAndLosesNoRecord() throws IOException {
        Map<String, Map<Outcome, Integer>> counts = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        CleanTable table = CleanTable.of(7);
        for (Pollution pollution : Pollution.all(table)) {
            Outcome outcome = outcome(table, pollution);
            for (String row : List.of(pollution.kind(), "all")) {
                counts.computeIfAbsent(row, kind -> new EnumMap<>(Outcome.class))
                        .merge(outcome, 1, Integer::sum);
            }
            if (outcome == Outcome.WRONG) {
                wrong.add(pollution.kind() + " " + pollution.where());
            }
        }
        Map<Outcome, Integer> all = Objects.requireNonNull(counts.remove("all"));
        counts.put("all", all);
        List<String> rows = new ArrayList<>(
                List.of(row("pollution", "files", outcome -> outcome.title), row("---", "---", outcome -> "---")));
        counts.forEach((kind, count) -> rows.add(row(
                kind,
                "" + count.values().stream().mapToInt(Integer::intValue).sum(),
                outcome -> "" + count.getOrDefault(outcome, 0))));

        assertThat(wrong).isEmpty();
        GuideTable.check("polluted files", rows);
    }

    private static String row(String kind, String files, Function<Outcome, String> cells) {
        return Stream.concat(Stream.of(kind, files), Stream.of(Outcome.values()).map(cells))
                .collect(joining(" | ", "| ", " |"));
    }

    private Outcome outcome(CleanTable table, Pollution pollution) throws IOException {
        Path file = Files.write(folder.resolve("table.csv"), pollution.bytes());
        try (Customers customers = Customers.read(file, ReadingOptions.none(), folder, 1, Progress.SILENT)) {
            return judged(table, pollution, customers);
        } catch (Refusal e) {
            return Outcome.REFUSED;
        }
    }

    private static Outcome judged(CleanTable table, Pollution pollution, Customers customers) {
        List<String> header = table.header();
        AcceptedRecords accepted = customers.records();
        if (!accepted.columns().containsAll(header.subList(1, header.size()))
                || !"id_client".equals(customers.verdict().idColumn())) {
            return Outcome.OTHER_COLUMNS;
        }
        List<List<String>> left = new ArrayList<>(table.records());
        boolean exact = true;
        for (int row = 0; row < accepted.rows(); row++) {
            List<String> cells = cells(accepted, header, row);
            if (!left.remove(cells)) {
                exact = false;
                if (!left.removeIf(record -> hasNumbersOf(record, cells))) {
                    return Outcome.WRONG;
                }
            }
        }
        String rejected = letters(
                TestFile.all(customers.rejects()).stream().map(Reject::record).collect(joining()));
        List<List<String>> all = table.records();
        boolean named = left.stream()
                .filter(record -> all.indexOf(record) < pollution.records())
                .allMatch(record -> rejected.contains(letters(record.get(0))));
        if (!named) {
            return Outcome.WRONG;
        }
        boolean whole = left.isEmpty() && customers.rejects().count() == 0;
        return !exact ? Outcome.AS_WRITTEN : whole ? Outcome.SAME : Outcome.REJECTED;
    }

    /** Returns whether cells are those of a record but for what is inside of its texts. */
    private static boolean hasNumbersOf(List<String> record, List<String> cells) {
        for (int i = 0; i < record.size(); i++) {
            String clean = letters(record.get(i));
            String read = letters(cells.get(i));
            boolean number = CleanTable.isNumber(i);
            if (number ? !cells.get(i).equals(record.get(i)) : !clean.contains(read) && !read.contains(clean)) {
                return false;
            }
        }
        return true;
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    private static List<String> cells(AcceptedRecords records, List<String> header, int row) {
        TextBlock ids = new TextBlock();
        records.ids(row, row + 1, ids);
        List<String> cells = new ArrayList<>(List.of(String.valueOf(AcceptedInDuckDb.text(ids, 0))));
        for (String name : header.subList(1, header.size())) {
            cells.add(cell(records, records.columns().indexOf(name), row));
        }
        return cells;
    }

    private static String cell(AcceptedRecords records, int column, int row) {
        if (records.isNumber(column)) {
            double[] number = new double[1];
            records.numbers(column, row, row + 1, number);
            return number[0] == Math.rint(number[0]) ? "" + (long) number[0] : "" + number[0];
        }
        TextBlock texts = new TextBlock();
        records.texts(column, row, row + 1, texts);
        String text = AcceptedInDuckDb.text(texts, 0);
        return text == null ? "" : text;
    }
}
