package tn.segmentation.store.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.core.engine.Assignments;
import tn.segmentation.core.progress.Cancelled;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;
import tn.segmentation.store.input.Sha256;

class AssignmentFilesTest {

    private static final int GROUP = 64;

    @TempDir
    Path folder;

    @Test
    void writesEveryRecordWithItsSegmentInTheOrderOfTheFile() throws Exception {
        Path file = written(RunExamples.threeCustomers()).resolve("assignments.parquet");

        assertThat(RunExamples.parquet(file, "SELECT column_name, column_type FROM (DESCRIBE FROM FILE)"))
                .containsExactly(
                        List.of("id_client", "VARCHAR"),
                        List.of("age", "DOUBLE"),
                        List.of("ville", "VARCHAR"),
                        List.of("line", "BIGINT"),
                        List.of("imputed", "VARCHAR[]"),
                        List.of("segment", "VARCHAR"),
                        List.of("distance", "FLOAT"),
                        List.of("second_segment", "VARCHAR"));
        assertThat(RunExamples.parquet(file, "FROM FILE"))
                .containsExactly(
                        List.of("21699000001", "25.0", "تونس", "2", "[]", "S2", "0.1", "S1"),
                        List.of("21622000002", "40.6", "null", "3", "[age, volume_data]", "S1", "1.5", "S2"),
                        List.of("21650000003", "null", "Béja, \"nord\"", "6", "[age]", "S2", "1.0E-7", "S1"));
    }

    @Test
    void writesTheSameAsText() throws Exception {
        Path file = written(RunExamples.threeCustomers()).resolve("assignments.csv");

        assertThat(Files.readString(file)).isEqualTo("""
                        id_client,age,ville,line,imputed,segment,distance,second_segment
                        21699000001,25.0,تونس,2,,S2,0.1,S1
                        21622000002,40.6,,3,"age,volume_data",S1,1.5,S2
                        21650000003,,"Béja, ""nord\""",6,age,S2,1e-07,S1
                        """);
    }

    /** The oracle is DuckDB 1.5.6: {@code COPY ... TO ... (FORMAT csv, HEADER true)} of the Parquet file. */
    @Test
    void writesTheTextThatDuckDbMakesOfTheParquetFile() throws Exception {
        Path run = written(mixed(20_000, 3), assignments(20_000), AssignmentFormat.BOTH, 2, 1000);
        Path oracle = folder.resolve("oracle.csv");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT * REPLACE (nullif(array_to_string(imputed, ','), '') AS imputed) FROM '"
                    + run.resolve("assignments.parquet") + "') TO '" + oracle + "' (FORMAT csv, HEADER true)");
        }
        assertThat(run.resolve("assignments.csv")).hasSameTextualContentAs(oracle, StandardCharsets.UTF_8);
    }

    @Test
    void tellsAnEmptyTextFromNone() throws Exception {
        Path run = written(new InMemoryRecords("0", "1", "2").withTexts("ville", "", null, "x"));

        assertThat(RunExamples.parquet(run.resolve("assignments.parquet"), "SELECT ville FROM FILE"))
                .containsExactly(List.of(""), List.of("null"), List.of("x"));
        assertThat(Files.readAllLines(run.resolve("assignments.csv")))
                .contains("0,\"\",2,,S2,0.1,S1", "1,,3,,S1,1.5,S2");
    }

    @Test
    void findsTheRowOfAnId() throws Exception {
        Path file = written(RunExamples.threeCustomers()).resolve("ids.parquet");

        assertThat(RunExamples.parquet(file, "SELECT id, \"row\" FROM FILE"))
                .containsExactly(List.of("21622000002", "1"), List.of("21650000003", "2"), List.of("21699000001", "0"));
    }

    @ParameterizedTest
    @EnumSource(AssignmentFormat.class)
    void sortsIdsThatComeInAnyOrder(AssignmentFormat format) throws Exception {
        for (InMemoryRecords records : List.of(mixed(1000, 5), mixed(1000, 1))) {
            Path run = written(records, assignments(1000), format, 3, GROUP);

            List<List<String>> found = RunExamples.parquet(run.resolve("ids.parquet"), "SELECT id, \"row\" FROM FILE");
            List<List<String>> expected = IntStream.range(0, 1000)
                    .map(records::rowByRank)
                    .mapToObj(row -> List.of(records.id(row), Integer.toString(row)))
                    .toList();
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void keepsWhereIdsAreSoThatALookUpReadsOneGroup() throws Exception {
        Path run = written(mixed(1000, 5), assignments(1000), AssignmentFormat.PARQUET, 2, GROUP);

        assertThat(RunExamples.parquet(
                        run.resolve("ids.parquet"),
                        "SELECT count(*) FROM parquet_metadata(FILE) WHERE path_in_schema = 'id'"
                                + " AND stats_min_value <= 'TT00503' AND stats_max_value >= 'TT00503'"))
                .containsExactly(List.of("1"));
    }

    @Test
    void keepsColumnsOfTheFileThatAreCalledAsItsOwn() throws Exception {
        Path run = written(new InMemoryRecords("0", "1", "2")
                .withTexts("Segment", "a", "a", "a")
                .withTexts("segment_", "b", "b", "b")
                .withTexts("line", "c", "c", "c")
                .withTexts("le \"prix\"", "d", "d", "d"));

        assertThat(Files.readAllLines(run.resolve("assignments.csv")).get(0))
                .isEqualTo("id_client,Segment__,segment_,line_,\"le \"\"prix\"\"\",line,imputed,segment,distance,"
                        + "second_segment");
        assertThat(RunExamples.parquet(
                        run.resolve("assignments.parquet"), "SELECT Segment__, segment_, line_, segment FROM FILE"))
                .startsWith(List.of("a", "b", "c", "S2"));
    }

    @Test
    void writesTheSameBytesWithAnyNumberOfThreads() throws Exception {
        for (int step : new int[] {1, 7919}) {
            List<String> one = sums(step, 1);

            for (int threads : new int[] {2, 3, 8}) {
                assertThat(sums(step, threads)).as("%s threads", threads).isEqualTo(one);
            }
        }
    }

    /** The oracle of the passes: ids in the order of the rows are written beside the assignments, others after them. */
    @ParameterizedTest
    @CsvSource({"PARQUET, 1, 1", "PARQUET, 7, 2", "CSV, 1, 2", "CSV, 7, 2", "BOTH, 1, 2", "BOTH, 7, 3"})
    void tellsTheProgressOfAllFilesAsOne(AssignmentFormat format, int step, int passes) throws Exception {
        List<Long> heard = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void report(Stage stage, long done, long total) {
                assertThat(stage).isEqualTo(Stage.WRITE);
                assertThat(total).isEqualTo(passes * 1000L);
                heard.add(done);
            }
        };
        AssignmentFiles files =
                new AssignmentFiles(mixed(1000, step), assignments(1000), RunExamples.LABELS, 2, progress);
        for (WrittenFile file : files.write(folder, format, GROUP)) {
            file.close();
        }

        assertThat(heard).isSorted().doesNotHaveDuplicates().endsWith(passes * 1000L);
    }

    /** Before and within the assignments, the sorted ids and the text, of 40,000 rows each. */
    @ParameterizedTest
    @ValueSource(longs = {0, 10_000, 40_000, 50_000, 80_000, 90_000})
    void stopsWithinAnyFileAndLeavesNothing(long after) {
        for (int threads : new int[] {1, 2}) {
            HeardProgress progress = new HeardProgress(done -> done >= after);
            try (RunDraft draft = RunDraft.of(folder.resolve("run"))) {
                AssignmentFiles files = new AssignmentFiles(
                        mixed(40_000, 7), assignments(40_000), RunExamples.LABELS, threads, progress);

                assertThatThrownBy(() -> files.write(draft.folder(), AssignmentFormat.BOTH, 8192))
                        .isInstanceOf(Cancelled.class);
            }
            assertThat(progress.done).isGreaterThanOrEqualTo(after).isLessThan(120_000);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void stopsWithinAGroupOfSortedIds() {
        AtomicInteger asked = new AtomicInteger();
        // asked by the threads, before the group and at its first row; then again in the midst of it
        HeardProgress progress = new HeardProgress(done -> done == 40_000 && asked.incrementAndGet() > 3);
        AssignmentFiles files =
                new AssignmentFiles(mixed(40_000, 7), assignments(40_000), RunExamples.LABELS, 1, progress);

        assertThatThrownBy(() -> files.write(folder, AssignmentFormat.PARQUET, 40_000))
                .isInstanceOf(Cancelled.class);
        assertThat(asked).hasValue(4);
        assertThat(progress.done).isEqualTo(40_000);
    }

    /** Notes how far it is, and stops when that is reached. */
    private static final class HeardProgress implements Progress {

        private final LongPredicate stops;
        private volatile long done;

        HeardProgress(LongPredicate stops) {
            this.stops = stops;
        }

        @Override
        public void report(Stage stage, long rows, long total) {
            done = rows;
        }

        @Override
        public boolean cancelled() {
            return stops.test(done);
        }
    }

    @Test
    void namesTheRowsThatAreMissing() {
        try (RunDraft draft = RunDraft.of(folder.resolve("run"))) {
            assertThatThrownBy(() -> draft.writeAssignments(
                            new InMemoryRecords("a"),
                            RunExamples.THREE_ASSIGNMENTS,
                            RunExamples.LABELS,
                            AssignmentFormat.CSV,
                            1,
                            Progress.SILENT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("3 assignments of 1 records");
        }
    }

    private Path written(InMemoryRecords records) throws Exception {
        return written(records, RunExamples.THREE_ASSIGNMENTS, AssignmentFormat.BOTH, 2, GROUP);
    }

    private Path written(
            InMemoryRecords records, Assignments assignments, AssignmentFormat format, int threads, int groupRows)
            throws Exception {
        Path run = Files.createTempDirectory(folder, "run");
        AssignmentFiles files = new AssignmentFiles(records, assignments, RunExamples.LABELS, threads, Progress.SILENT);
        for (WrittenFile file : files.write(run, format, groupRows)) {
            assertThat(file.sha256()).isEqualTo(Sha256.of(run.resolve(file.name())));
            assertThat(file.size()).isEqualTo(Files.size(run.resolve(file.name())));
            file.close();
        }
        return run;
    }

    private List<String> sums(int step, int threads) throws Exception {
        Path run = written(mixed(5000, step), assignments(5000), AssignmentFormat.BOTH, threads, 10 * GROUP);
        return List.of(
                Sha256.of(run.resolve("assignments.parquet")),
                Sha256.of(run.resolve("assignments.csv")),
                Sha256.of(run.resolve("ids.parquet")));
    }

    private static Assignments assignments(int rows) {
        byte[] segments = new byte[rows];
        byte[] seconds = new byte[rows];
        float[] distances = new float[rows];
        for (int i = 0; i < rows; i++) {
            segments[i] = (byte) (i % 2);
            seconds[i] = (byte) (1 - i % 2);
            distances[i] = i / 8f;
        }
        return new Assignments(segments, seconds, distances);
    }

    /** Returns columns of every kind; ids ascend if the step is 1. */
    private static InMemoryRecords mixed(int rows, int step) {
        Random random = new Random(rows);
        List<String> texts = new ArrayList<>(List.of("", "a,b", "\"", "a\nb", "\r", " ", "#x", "'", "null", "é", "-"));
        texts.add(null);
        InMemoryRecords records = new InMemoryRecords(IntStream.range(0, rows)
                .mapToObj(i -> String.format("TT%05d", (long) i * step % rows))
                .toArray(String[]::new));
        records.withDecimals(
                        "age",
                        0,
                        IntStream.range(0, rows)
                                .map(i -> i % 9 == 0 ? Integer.MIN_VALUE : i % 80)
                                .toArray())
                .withNumbers("montant", random.doubles(rows, -1e6, 1e6).toArray())
                .withTexts(
                        "région",
                        IntStream.range(0, rows)
                                .mapToObj(i -> texts.get(i % texts.size()))
                                .toArray(String[]::new))
                .withTexts(
                        "note",
                        IntStream.range(0, rows).mapToObj(i -> "n° " + i).toArray(String[]::new));
        IntStream.range(0, rows).filter(i -> i % 50 == 0).forEach(i -> records.withImputed(i, "age", "montant"));
        return records;
    }
}
