package tn.segmentation.store.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.engine.Assignments;
import tn.segmentation.core.engine.SegmentModel;
import tn.segmentation.core.prepare.FeatureTransform;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.duckdb.DuckDb;
import tn.segmentation.store.input.Reject;

/** A small run, whole and plausible, and what tests need to look at it. */
final class RunExamples {

    static final String RUN_ID = "20261101T070000-3fa9c1";
    static final List<String> LABELS = List.of("S1", "S2");

    static final Assignments THREE_ASSIGNMENTS =
            new Assignments(new byte[] {1, 0, 1}, new byte[] {0, 1, 0}, new float[] {0.1f, 1.5f, 1e-7f});

    private RunExamples() {}

    /** Returns rows in the order of the file: Arabic, nothing, an empty text, what a CSV has to quote, decimals. */
    static InMemoryRecords threeCustomers() {
        return new InMemoryRecords("21699000001", "21622000002", "21650000003")
                .withLines(2, 3, 6)
                .withImputed(1, "age", "volume_data")
                .withImputed(2, "age")
                .withNumbers("age", 25, 40.6, Double.NaN)
                .withTexts("ville", "تونس", null, "Béja, \"nord\"");
    }

    static SegmentModel model() {
        return new SegmentModel(
                List.of(
                        new FeatureTransform("age", FeatureTransform.Shape.LINEAR, null, null, 40.3, 1 / 3.0, 0.7, 39),
                        new FeatureTransform(
                                "volume data",
                                FeatureTransform.Shape.LOG_QUARTILE,
                                Double.parseDouble("8.41E21"),
                                2.5,
                                Math.PI,
                                Double.MIN_NORMAL,
                                1,
                                -0.0)),
                20,
                List.of(new double[] {-0.1, Double.parseDouble("2E23")}, new double[] {Double.MIN_VALUE, 0.1 + 0.2}),
                LABELS,
                "volume data");
    }

    static RunSummary summary(String runId) {
        return summary(runId, 3);
    }

    /** Returns the summary of a run of so many accepted records, which says the rest of those of three. */
    static RunSummary summary(String runId, long accepted) {
        return new RunSummary(
                1,
                runId,
                "2026-10",
                null,
                true,
                ordered("age", "years"),
                accepted + 1,
                accepted,
                1,
                2L,
                ordered("age", 2L),
                Map.of(),
                List.of("age", "volume_data"),
                List.of("ville"),
                List.of(segment("S1", 1, 33.3), segment("S2", 2, 66.7)),
                new RunSummary.Overall(
                        3L,
                        ordered("age", 34.9),
                        ordered("age", 39.0),
                        ordered("age", 8.6),
                        ordered("age", List.of(25.0, 30.0, 39.0, 40.0, 40.6)),
                        ordered("age", 0.0),
                        ordered("age", 3L),
                        ordered("ville", ordered("تونس", 1L))),
                "age",
                12.25,
                1 / 3.0,
                0.05,
                7,
                new RunSummary.SilhouetteScore(0.42, "scaled", 3),
                9.5,
                null,
                List.of(new RunSummary.Importance("age", 0.8, List.of(-0.5, 0.25), "feature", 0.7)),
                ordered("age", new RunSummary.Scale("linear", null, null, 40.3, 1 / 3.0, 0.7)),
                List.of(new RunSummary.Warning("small_segment", Map.of("segment", "S1"), "S1 est petit")),
                ordered("read", 0.25),
                new RunSummary.Provenance("2026-11-01T07:00:00Z", "mois.csv", "00ff", 120, 42, "local", "0.1.0"));
    }

    private static RunSummary.Segment segment(String id, long size, double percentage) {
        return new RunSummary.Segment(
                id,
                id,
                size,
                percentage,
                percentage,
                50.0,
                ordered("age", 34.9),
                ordered("age", 39.0),
                Map.of(),
                ordered("age", List.of(25.0, 30.0, 39.0, 40.0, 40.6)),
                ordered("age", 0.0),
                ordered("age", size),
                null,
                new RunSummary.Offer("Forfait Étudiant", Map.of("reduction", 10)),
                null);
    }

    static RunProvenance provenance() {
        return provenance(null);
    }

    static RunProvenance provenance(RunProvenance.@Nullable Tokens tokens) {
        return new RunProvenance(
                1,
                RUN_ID,
                "2026-11-01T07:00:00Z",
                "amel",
                "mois.csv",
                "00ff",
                120,
                List.of("segment", "--seed", "42"),
                ordered("seed", 42),
                "0.1.0",
                "17.0.15 Debian",
                "Linux 6.1 amd64",
                "local",
                2,
                ordered("read", 0.25),
                tokens);
    }

    static List<Reject> rejects() {
        return List.of(new Reject(4, "age", "abc", "not_a_number", "21611111111,abc,Sfax"));
    }

    /** Writes every file of a run. */
    static void writeAll(RunDraft draft, AssignmentFormat format) {
        writeAllButProvenance(draft, format);
        draft.writeProvenance(provenance());
    }

    /** Writes every file of a run but {@code run.json}. */
    static void writeAllButProvenance(RunDraft draft, AssignmentFormat format) {
        draft.writeAssignments(threeCustomers(), THREE_ASSIGNMENTS, LABELS, format, 2, Progress.SILENT);
        draft.writeRejects(rejects(), reject -> reject.value() + " n’est pas un nombre");
        draft.writeModel(model());
        draft.writeSummary(summary(RUN_ID));
    }

    /** Publishes the run. */
    static RunFolder publish(Path target) {
        try (RunDraft draft = RunDraft.of(target)) {
            writeAll(draft, AssignmentFormat.BOTH);
            return draft.publish();
        }
    }

    /** Returns the rows of a query, each value as text. */
    static List<List<String>> rows(DuckDb db, String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = db.connection().createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(row.getObject(i)));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    /** Returns the rows of a Parquet file, read by a database of its own. */
    static List<List<String>> parquet(Path file, String select) throws Exception {
        Path scratch =
                Files.createTempDirectory(file.toAbsolutePath().getParent().getParent(), "reader");
        try (DuckDb db = DuckDb.open(scratch, List.of(file), 256L << 20, 1)) {
            return rows(db, select.replace("FILE", DuckDb.quote(file.toString())));
        } finally {
            Disk.removeTree(scratch);
        }
    }

    private static <V> Map<String, V> ordered(String key, V value) {
        Map<String, V> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }
}
