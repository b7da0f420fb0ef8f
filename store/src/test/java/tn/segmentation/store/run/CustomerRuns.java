package tn.segmentation.store.run;

import java.nio.file.Path;
import java.util.stream.IntStream;
import tn.segmentation.core.data.RowHash;
import tn.segmentation.core.engine.Assignments;
import tn.segmentation.core.progress.Progress;

/** Complete runs with customers that tests of other packages ask about. */
public final class CustomerRuns {

    /** Rows of a run that are {@code S1}; the others are {@code S2}. */
    private static final int EVERY = 3;

    private CustomerRuns() {}

    /** Publishes the run of three customers. */
    public static RunFolder ofThree(Path target, AssignmentFormat format) {
        return publish(target, format, RunExamples.threeCustomers(), RunExamples.THREE_ASSIGNMENTS);
    }

    /**
     * Publishes a run of that many customers, whose ids are in no order: row i has the age i modulo 100, missing where
     * that is 99, lives in {@code Sfax} or {@code Béja, "nord"}, pays {@code =1+1}, and is in S1 where i is a multiple
     * of three.
     */
    public static RunFolder ofMany(Path target, AssignmentFormat format, int rows) {
        InMemoryRecords records = new InMemoryRecords(
                        IntStream.range(0, rows).mapToObj(CustomerRuns::id).toArray(String[]::new))
                .withNumbers(
                        "age",
                        IntStream.range(0, rows)
                                .mapToDouble(i -> i % 100 == 99 ? Double.NaN : i % 100)
                                .toArray())
                .withTexts(
                        "ville",
                        IntStream.range(0, rows)
                                .mapToObj(i -> i % 2 == 0 ? "Sfax" : "Béja, \"nord\"")
                                .toArray(String[]::new))
                .withTexts(
                        "le \"prix\"",
                        IntStream.range(0, rows).mapToObj(i -> "=1+1").toArray(String[]::new));
        byte[] segments = new byte[rows];
        byte[] seconds = new byte[rows];
        for (int i = 0; i < rows; i++) {
            segments[i] = (byte) (i % EVERY == 0 ? 0 : 1);
            seconds[i] = (byte) (1 - segments[i]);
        }
        return publish(target, format, records, new Assignments(segments, seconds, new float[rows]));
    }

    /** Returns the id of a row of {@link #ofMany}. */
    public static String id(int row) {
        return String.format("C%016x", RowHash.of(row, 0));
    }

    private static RunFolder publish(
            Path target, AssignmentFormat format, InMemoryRecords records, Assignments assignments) {
        try (RunDraft draft = RunDraft.of(target)) {
            draft.writeAssignments(records, assignments, RunExamples.LABELS, format, 2, Progress.SILENT);
            draft.writeRejects(RunExamples.rejects(), reject -> reject.value());
            draft.writeModel(RunExamples.model());
            draft.writeSummary(RunExamples.summary(RunExamples.RUN_ID, records.rows()));
            draft.writeProvenance(RunExamples.provenance());
            return draft.publish();
        }
    }
}
