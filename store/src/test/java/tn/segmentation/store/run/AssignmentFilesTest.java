package tn.segmentation.store.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.engine.Assignments;
import tn.segmentation.store.duckdb.DuckDb;

class AssignmentFilesTest {

    /** More than two row groups of DuckDB (122,880 rows each), the last one not full. */
    private static final int MANY = 250_001;

    @TempDir
    Path folder;

    @Test
    void writesEveryRecordWithItsSegmentInTheOrderOfTheFile() throws Exception {
        Path file = written(RunExamples.THREE_CUSTOMERS).resolve("assignments.parquet");

        assertThat(RunExamples.parquet(file, "SELECT column_name, column_type FROM (DESCRIBE FROM FILE)"))
                .containsExactly(
                        List.of("id_client", "VARCHAR"),
                        List.of("age", "DOUBLE"),
                        List.of("ville", "VARCHAR"),
                        List.of("line", "BIGINT"),
                        List.of("imputed", "VARCHAR[]"),
                        List.of("segment", "VARCHAR"),
                        List.of("distance", "DOUBLE"),
                        List.of("second_segment", "VARCHAR"));
        assertThat(RunExamples.parquet(file, "FROM FILE"))
                .containsExactly(
                        List.of("21699000001", "25.0", "تونس", "2", "[]", "S2", "0.1", "S1"),
                        List.of("21622000002", "40.6", "null", "3", "[age, volume_data]", "S1", "1.5", "S2"),
                        List.of("21650000003", "null", "Béja, \"nord\"", "6", "[age]", "S2", "1.0E-7", "S1"));
    }

    @Test
    void writesTheSameAsText() throws Exception {
        Path file = written(RunExamples.THREE_CUSTOMERS).resolve("assignments.csv");

        assertThat(Files.readString(file)).isEqualTo("""
                        id_client,age,ville,line,imputed,segment,distance,second_segment
                        21699000001,25.0,تونس,2,,S2,0.1,S1
                        21622000002,40.6,,3,"age,volume_data",S1,1.5,S2
                        21650000003,,"Béja, ""nord\""",6,age,S2,1e-07,S1
                        """);
    }

    @Test
    void tellsAnEmptyTextFromNone() throws Exception {
        Path run = written("CREATE TABLE accepted AS SELECT i AS _row, i + 2 AS _line, i::VARCHAR AS id_client,"
                + " []::VARCHAR[] AS _imputed, CASE i WHEN 0 THEN '' WHEN 1 THEN NULL ELSE 'x' END AS ville"
                + " FROM range(3) r(i)");

        assertThat(RunExamples.parquet(run.resolve("assignments.parquet"), "SELECT ville FROM FILE"))
                .containsExactly(List.of(""), List.of("null"), List.of("x"));
        assertThat(Files.readAllLines(run.resolve("assignments.csv")))
                .contains("0,\"\",2,,S2,0.1,S1", "1,,3,,S1,1.5,S2");
    }

    @Test
    void findsTheRowOfAnId() throws Exception {
        Path file = written(RunExamples.THREE_CUSTOMERS).resolve("ids.parquet");

        assertThat(RunExamples.parquet(file, "SELECT id, \"row\" FROM FILE"))
                .containsExactly(List.of("21622000002", "1"), List.of("21650000003", "2"), List.of("21699000001", "0"));
    }

    @Test
    void keepsColumnsOfTheFileThatAreCalledAsItsOwn() throws Exception {
        Path run = written("CREATE TABLE accepted AS SELECT i AS _row, i + 2 AS _line, i::VARCHAR AS id_client,"
                + " []::VARCHAR[] AS _imputed, 'a' AS Segment, 'b' AS \"segment_\", 'c' AS line,"
                + " 'd' AS \"le \"\"prix\"\"\" FROM range(3) r(i)");

        assertThat(Files.readAllLines(run.resolve("assignments.csv")).get(0))
                .isEqualTo("id_client,Segment__,segment_,line_,\"le \"\"prix\"\"\",line,imputed,segment,distance,"
                        + "second_segment");
        assertThat(RunExamples.parquet(
                        run.resolve("assignments.parquet"), "SELECT Segment__, segment_, line_, segment FROM FILE"))
                .startsWith(List.of("a", "b", "c", "S2"));
    }

    @Test
    void putsRecordsBackIntoTheOrderOfTheFile() throws Exception {
        Path run = written("CREATE TABLE accepted AS SELECT 2 - i AS _row, 4 - i AS _line,"
                + " (2 - i)::VARCHAR AS id_client, []::VARCHAR[] AS _imputed FROM range(3) r(i)");

        assertThat(Files.readAllLines(run.resolve("assignments.csv")))
                .containsExactly(
                        "id_client,line,imputed,segment,distance,second_segment",
                        "0,2,,S2,0.1,S1",
                        "1,3,,S1,1.5,S2",
                        "2,4,,S2,1e-07,S1");
    }

    @Test
    void writesTheSameBytesWithAnyNumberOfThreads() throws Exception {
        List<String> one = sums(1);

        assertThat(sums(2)).isEqualTo(one);
        assertThat(sums(4)).isEqualTo(one);
    }

    @Test
    void namesTheRowsThatAreMissing() throws Exception {
        try (RunDraft draft = RunDraft.of(folder.resolve("run"));
                DuckDb db = RunExamples.open(draft, 1)) {
            db.execute("CREATE TABLE accepted AS SELECT 0::BIGINT AS _row, 2::BIGINT AS _line, 'a' AS id_client,"
                    + " []::VARCHAR[] AS _imputed");

            assertThatThrownBy(() -> draft.writeAssignments(
                            db, RunExamples.THREE_ASSIGNMENTS, RunExamples.LABELS, AssignmentFormat.CSV))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("3 assignments of 1 records");
        }
    }

    /** Returns the folder of a draft, kept for the test, with both forms of a table of three records. */
    private Path written(String table) throws Exception {
        Path kept = Files.createDirectory(folder.resolve("kept"));
        try (RunDraft draft = RunDraft.of(folder.resolve("run"))) {
            try (DuckDb db = RunExamples.open(draft, 2)) {
                db.execute(table);
                draft.writeAssignments(db, RunExamples.THREE_ASSIGNMENTS, RunExamples.LABELS, AssignmentFormat.BOTH);
            }
            for (String name : List.of("assignments.parquet", "assignments.csv", "ids.parquet")) {
                Files.move(draft.folder().resolve(name), kept.resolve(name));
            }
        }
        return kept;
    }

    private List<String> sums(int threads) throws Exception {
        byte[] segments = new byte[MANY];
        byte[] seconds = new byte[MANY];
        double[] distances = new double[MANY];
        for (int i = 0; i < MANY; i++) {
            segments[i] = (byte) (i % 2);
            seconds[i] = (byte) (1 - i % 2);
            distances[i] = Math.sqrt(i);
        }
        try (RunDraft draft = RunDraft.of(folder.resolve("run"));
                DuckDb db = RunExamples.open(draft, threads)) {
            db.execute("CREATE TABLE accepted AS SELECT i AS _row, i + 2 AS _line,"
                    + " ((i * 7919) % 1000003)::VARCHAR AS id_client,"
                    + " CASE WHEN i % 50 = 0 THEN ['age'] ELSE [] END AS _imputed,"
                    + " (hash(i) % 1000) / 7.0 AS montant_consommation, 'région ' || (i % 24) AS region FROM range("
                    + MANY + ") r(i)");
            draft.writeAssignments(
                    db, new Assignments(segments, seconds, distances), RunExamples.LABELS, AssignmentFormat.BOTH);
            return List.of(
                    Disk.sha256(draft.folder().resolve("assignments.parquet")),
                    Disk.sha256(draft.folder().resolve("assignments.csv")),
                    Disk.sha256(draft.folder().resolve("ids.parquet")));
        }
    }
}
