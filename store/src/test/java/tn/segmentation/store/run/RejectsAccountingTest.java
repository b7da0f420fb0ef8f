package tn.segmentation.store.run;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.duckdb.DuckDb;
import tn.segmentation.store.input.Customers;
import tn.segmentation.store.input.ReadingOptions;
import tn.segmentation.store.input.Reject;
import tn.segmentation.store.input.Verdict;

/** Every record of a file is accepted or rejected, and every bad cell has its line in {@code rejects.csv}. */
class RejectsAccountingTest {

    private static final int RECORDS = 3_000;

    @TempDir
    Path folder;

    static Stream<Arguments> dialects() {
        return Stream.of(
                Arguments.of(UTF_8, "\n", ",", ""),
                Arguments.of(UTF_8, "\r\n", ";", "\ufeff"),
                Arguments.of(UTF_8, "\r", "\t", "\r\r"),
                Arguments.of(UTF_16LE, "\r\n", ";", "\ufeff"),
                Arguments.of(UTF_16BE, "\n", "|", "\ufeff\n\n"),
                Arguments.of(Charset.forName("windows-1252"), "\r\n", ";", "\r\n"));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void hasALineForEachPlantedBadCell(Charset charset, String lineEnd, String delimiter, String before)
            throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            Planted planted = new Planted(lineEnd, delimiter, before, new Random(seed));
            Path file = Files.write(
                    folder.resolve("lignes" + seed + ".csv"),
                    planted.text.toString().getBytes(charset));

            Read read = read(file);

            assertThat(read.verdict.rowsRead()).isEqualTo(RECORDS);
            assertThat(read.verdict.rowsAccepted() + read.verdict.rowsRejected())
                    .isEqualTo(RECORDS);
            assertThat(read.verdict.rowsRejected()).isEqualTo(planted.badLines.size());
            assertThat(read.verdict.rejectsByReason())
                    .hasSize(11)
                    .isEqualTo(planted.expected.stream().collect(groupingBy(cell -> cell.get(2), counting())));
            assertThat(read.lines).isEqualTo(planted.expected);
        }
    }

    @Test
    void showsTheBeginningOfWhatIsLong() throws Exception {
        String longCell = "é".repeat(30_000);
        Path file = Files.writeString(
                folder.resolve("long.csv"),
                "id,age,sms,nom\n1,30,2,a\n2,x,y,\"" + longCell + "\"\n3," + longCell + ",1,b\n4,31,1,c\n5,32,1,d\n");

        try (Customers customers = customers(file, folder)) {
            List<Reject> rejects = new ArrayList<>();
            customers.rejects().forEach(rejects::add);

            assertThat(rejects).extracting(Reject::column).containsExactly("age", "sms", "age");
            assertThat(rejects.get(0).record()).isEqualTo("2,x,y,\"" + "é".repeat(20_000 - 7) + "…");
            assertThat(rejects.get(2).value()).isEqualTo("é".repeat(1_000) + "…");
        }
        assertThat(read(file).records)
                .extracting(String::length)
                .as("the further line of a record shows less of it")
                .containsExactly(20_001, 501, 20_001);
    }

    /** What is in {@code rejects.csv}, read by DuckDB. */
    private record Read(Verdict verdict, List<List<String>> lines, List<String> records) {}

    private Read read(Path file) throws SQLException {
        Path target = folder.resolve("run of " + file.getFileName());
        try (RunDraft draft = RunDraft.of(target);
                Customers customers = customers(file, draft.scratch())) {
            draft.writeRejects(customers.rejects(), Reject::reason);
            String from = " FROM read_csv('" + draft.folder().resolve("rejects.csv")
                    + "', header=true, all_varchar=true, delim=',', quote='\"', escape='\"', auto_detect=false,"
                    + " columns={'line':'VARCHAR','column':'VARCHAR','value':'VARCHAR','reason':'VARCHAR',"
                    + "'message':'VARCHAR','record':'VARCHAR'})";
            Path scratch = draft.scratch();
            try (DuckDb db = DuckDb.open(scratch, List.of(draft.folder()), 256L << 20, 1)) {
                return new Read(
                        customers.verdict(),
                        RunExamples.rows(db, "SELECT line, coalesce(\"column\", ''), reason" + from),
                        RunExamples.rows(db, "SELECT record" + from).stream()
                                .map(row -> row.get(0))
                                .toList());
            }
        }
    }

    private static Customers customers(Path file, Path scratch) {
        return Customers.read(file, ReadingOptions.none(), scratch, 2, Progress.SILENT);
    }

    /** Records with up to four bad cells each, and what is to be said of them, as an editor counts lines. */
    private static final class Planted {

        private static final List<String> HEADER =
                List.of("id_client", "nom", "age", "montant_consommation", "nombre_appels", "volume_data");

        private final StringBuilder text = new StringBuilder();
        private final List<List<String>> expected = new ArrayList<>();
        private final Set<Integer> badLines = new LinkedHashSet<>();
        private final String lineEnd;
        private final String delimiter;
        private final Random random;
        private int line = 1;

        Planted(String lineEnd, String delimiter, String before, Random random) {
            this.lineEnd = lineEnd;
            this.delimiter = delimiter;
            this.random = random;
            text.append(before);
            line += (int) before.replace("\r\n", "\n")
                    .chars()
                    .filter(c -> c == '\n' || c == '\r')
                    .count();
            text.append(String.join(delimiter, HEADER)).append(lineEnd);
            line++;
            for (int i = 0; i < RECORDS; i++) {
                record(i);
            }
        }

        private void record(int i) {
            String[] cells = {
                "C" + i,
                random.nextInt(5) == 0 ? "\"La " + lineEnd + " \"\"Goulette\"\"" + delimiter + "\"" : "Béja",
                "" + random.nextInt(16, 96),
                random.nextInt(300) + "." + random.nextInt(1, 9),
                "" + random.nextInt(500),
                "0." + random.nextInt(1, 9999)
            };
            int inner = cells[1].startsWith("\"") ? 1 : 0;
            List<String> written = new ArrayList<>(Arrays.asList(cells));
            switch (random.nextInt(30)) {
                case 0 -> wholeRecord("too_few_cells", written.subList(3, 6)::clear);
                case 1 -> wholeRecord("too_many_cells", () -> written.add("9"));
                case 2 -> wholeRecord("broken_quotes", () -> written.set(2, "\"3\"0"));
                case 3, 4, 5, 6, 7 -> badCells(i, written);
                default -> {
                    // most records are as they should be
                }
            }
            text.append(String.join(delimiter, written)).append(lineEnd);
            line += 1 + inner;
            if (random.nextInt(50) == 0) {
                text.append(lineEnd);
                line++;
            }
        }

        private void wholeRecord(String reason, Runnable spoil) {
            spoil.run();
            expect("", reason);
        }

        private void badCells(int i, List<String> cells) {
            Map<String, String> ids = Map.of("missing_id", "", "damaged_id", "2.16E+10", "duplicate_id", "C0");
            if (i > 0 && random.nextInt(3) == 0) {
                String reason =
                        List.of("missing_id", "damaged_id", "duplicate_id").get(random.nextInt(3));
                plant(cells, 0, ids.get(reason), reason);
            }
            if (random.nextBoolean()) {
                plant(cells, 2, "121", "out_of_range");
            }
            if (random.nextBoolean()) {
                plant(cells, 3, "\"-1\"", "negative");
            }
            if (random.nextBoolean()) {
                plant(cells, 4, random.nextBoolean() ? "" : "\" \"", "missing");
            }
            String[] noNumbers = {
                "NaN", "not_a_number", "1e400", "not_finite", "-inf", "not_finite", "=1+1", "not_a_number"
            };
            int which = 2 * random.nextInt(4);
            plant(cells, 5, noNumbers[which], noNumbers[which + 1]);
        }

        private void plant(List<String> cells, int column, String value, String reason) {
            cells.set(column, value);
            expect(HEADER.get(column), reason);
        }

        private void expect(String column, String reason) {
            expected.add(List.of("" + line, column, reason));
            badLines.add(line);
        }
    }
}
